namespace PodLab.Recordings;

/// <summary>
/// Patterns of secrets in text. Commands print megabytes, and PodLab can't choose what they print. So every pattern is matched in time linear in
/// the text (<see cref="RegexOptions.NonBacktracking"/>), and none can look ahead or behind. A page in a browser has only the learner's words to
/// compare with recorded ones. There, building these automata would take longer than a cell does, and the patterns match the same without them.
/// </summary>
internal static class RedactionPatterns
{
    private static readonly RegexOptions _linear = OperatingSystem.IsBrowser() ? RegexOptions.None : RegexOptions.NonBacktracking;

    private const string SecretName =
        "(?:token|password|passwd|secret|api[-_]?key|access[-_]?key|credentials?|-key-data|certificate-data|authority-data)";

    // Words as in a shell: x, "x y", 'x y', x"y"'z'.
    private const string RestOfValue = """(?:"[^"\n]*"|'[^'\n]*'|[^\s\0,;"'])*""";

    public static readonly Regex EnvironmentField = IgnoringCase("^(env|envs|environment|environ)$");

    public static readonly Regex SecretField = IgnoringCase(
        "^(.*(token|password|passwd|secretKey|accessKey|apiKey|credentials?|-key-data|KeyData"
        + "|certificate-data|CertificateData|authority-data|AuthorityData)"
        + @"|auth|kubectl\.kubernetes\.io/last-applied-configuration)$");

    public static readonly Regex SecretOption = IgnoringCase(
        @"^--?[\w-]*(token|password|passwd|secret|api-?key|access-?key|credentials?|bearer)[\w-]*$");

    public static readonly Regex Pem = new(
        "-----BEGIN [A-Z ]+-----.*?(-----END [A-Z ]+-----|\\z)", RegexOptions.Singleline | _linear);

    // A JSON Web Token begins with the base64 of {" in each of its first two parts.
    public static readonly Regex Jwt = Linear(@"eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*");

    public static readonly Regex Bearer = IgnoringCase(@"(\b(?:bearer|basic)\s+)[\w.~+/=-]{8,}");

    // password=x, client-key-data: x, "secret": "x"
    public static readonly Regex SecretAssignment = IgnoringCase(
        $$"""({{SecretName}}\b"?\s*[=:]\s*)(?:"[^"]*"|'[^']*'|[^\s\0,;"']){{RestOfValue}}""");

    // --token x
    public static readonly Regex SecretOptionWithValue = IgnoringCase(
        $$"""(-[\w.-]*{{SecretName}}\s+)(?:"[^"]*"|'[^']*'|[^\s\0,;"'-]){{RestOfValue}}""");

    public static readonly Regex DottedWord = Linear(@"[\w.]+");

    public static readonly Regex BootstrapToken = Linear(@"^[a-z0-9]{6}\.[a-z0-9]{16}\z");

    public static readonly Regex UrlPassword = IgnoringCase("""([a-z0-9+.-]://)[^\s/@:"']+:[^\s/@"']+@""");

    // The host and port of a URL.
    public static readonly Regex UrlHost = IgnoringCase(
        """(\b(?:https?|wss?|tcp|grpc)://(?:\[redacted\]@)?)(\[[0-9a-f:.]+\]|[^\s/:"',;]+)(?::\d+)?""");

    /// <summary>A host that's the machine itself, or that was already removed.</summary>
    public static readonly Regex OwnMachine = IgnoringCase(@"^(?:127\.|localhost\b|\[::1?\]|0\.0\.0\.0|\[redacted\])");

    public static readonly Regex ServerOption = IgnoringCase(
        """(-[\w-]*(?:server|apiserver-host|advertise-address|control-plane-endpoint)[ =])([^\s,;"']+)""");

    /// <summary>A URL whose host was removed, as in any URL.</summary>
    public static readonly Regex WebAddress = IgnoringCase("^https?://");

    public static readonly Regex ServerPort = Linear(@"([\w.]+)(:(?:443|6443|8443))\b");

    public static readonly Regex Address = Linear(@"^(?:\d{1,3}\.){3}\d{1,3}\z");

    // A name in capitals anywhere: in ps's command lines, or as a word of a command (env NAME=value …).
    public static readonly Regex Variable = Linear("""((?:^|[^\w.-])[A-Z_][A-Z0-9_]+=)(?:"[^"\n]*"|'[^'\n]*'|[^\s\0"'])+""");

    // The output of env and /proc/PID/environ: variables at the beginnings of lines, or each ended by a NUL.
    public static readonly Regex LineVariable = Linear(@"((?:^|[\n\0])[A-Za-z_]\w*=)[^\n\0]+");

    /// <summary>Whether a host is an IP address that isn't this machine's own.</summary>
    public static bool OtherMachine(ReadOnlySpan<char> host) => Address.IsMatch(host) && !OwnMachine.IsMatch(host);

    private static Regex Linear(string pattern) => new(pattern, _linear);

    private static Regex IgnoringCase(string pattern) =>
        new(pattern, _linear | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
