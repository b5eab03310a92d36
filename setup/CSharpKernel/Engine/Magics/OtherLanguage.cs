namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>A language that this kernel neither runs nor shows.</summary>
/// <param name="Name">Its name: <c>F#</c>.</param>
/// <param name="Kernel">The kernel that runs it, as the predicate of a sentence that begins with "It".</param>
internal sealed record OtherLanguage(string Name, string Kernel)
{
    private const string ByDotNetInteractive = "runs in .NET Interactive's kernel, .net-csharp";
    private const string ByExtension = $"{ByDotNetInteractive}, once the extension for it is loaded and connected";

    private static readonly OtherLanguage _fsharp = new("F#", ByDotNetInteractive);
    private static readonly OtherLanguage _powerShell = new("PowerShell", ByDotNetInteractive);
    private static readonly OtherLanguage _javaScript = new("JavaScript", ByDotNetInteractive);
    private static readonly OtherLanguage _http = new("HTTP", ByDotNetInteractive);
    private static readonly OtherLanguage _sql = new("SQL", ByExtension);
    private static readonly OtherLanguage _kql = new("KQL", ByExtension);

    private static readonly Dictionary<string, OtherLanguage> _byMagic = new()
    {
        ["#!fsharp"] = _fsharp,
        ["#!f#"] = _fsharp,
        ["#!pwsh"] = _powerShell,
        ["#!powershell"] = _powerShell,
        ["#!javascript"] = _javaScript,
        ["#!js"] = _javaScript,
        ["#!http"] = _http,
        ["#!sql"] = _sql,
        ["#!kql"] = _kql,
        ["#!python"] = new("Python", "runs in a Jupyter kernel for Python, in a notebook of its own"),
        ["#!r"] = new("R", "runs in a Jupyter kernel for R, in a notebook of its own"),
    };

    /// <summary>The magics that start text in such a language.</summary>
    public static IReadOnlyCollection<string> Magics => _byMagic.Keys;

    /// <summary>The language that a magic starts; null if it doesn't start one. A connected database has its own magic: <c>#!sql-sales</c>.</summary>
    public static OtherLanguage? Find(string magic) => _byMagic.GetValueOrDefault(magic.ToLowerInvariant())
        ?? (magic.StartsWith("#!sql-", StringComparison.OrdinalIgnoreCase) ? _sql : magic.StartsWith("#!kql-", StringComparison.OrdinalIgnoreCase) ? _kql : null);

    /// <summary>The language with that name in a cell's metadata, whether or not it is known here.</summary>
    /// <param name="name">The name in the metadata: <c>fsharp</c>.</param>
    public static OtherLanguage Named(string name) => Find($"#!{name}") ?? new(name, "needs the kernel of .NET Interactive that the notebook connects to under this name");

    /// <summary>The cell's output instead of running: a sentence, and for programs the language.</summary>
    public MimeBundle ToBundle() => new(new Dictionary<string, string>
    {
        ["text/plain"] = $"Not run: this is {Name}, and PodLab's kernel runs C#. It {Kernel}.",
        [MimeType] = new JsonObject { ["language"] = Name }.ToJsonString(),
    });

    /// <summary>The MIME type by which a program that runs a notebook recognizes a cell that wasn't run: <c>{"language": "F#"}</c>.</summary>
    public const string MimeType = "application/vnd.podlab.not-run+json";
}
