using static PodLab.Manifests.FieldChecks;

namespace PodLab.Manifests;

/// <summary>The API server's rules for one container of a pod.</summary>
internal static partial class ContainerRules
{
    private const int HighestPort = 65535;

    private static readonly string[] Probes = ["readinessProbe", "livenessProbe", "startupProbe"];
    private static readonly string[] Handlers = ["exec", "httpGet", "tcpSocket", "grpc"];

    /// <param name="container">Where containers are: <c>spec.containers[]</c>.</param>
    public static IEnumerable<FieldRule> Of(string container) =>
    [
        new($"{container}.name", Required("the container's name")),
        new($"{container}.name", Text(KubernetesNames.CheckLabelName)),
        new($"{container}.name", (value, own) => ContainersOf(own).TakeWhile(other => other != own).Any(other => TextOf(other["name"]) == TextOf(value))
            ? $"found \"{value}\" a second time; expected a name of its own for each container" : null),
        new($"{container}.image", Required("the image to run")),
        new($"{container}.image", Text(image => image == image.Trim() ? null : "a name without spaces around it")),
        new($"{container}.imagePullPolicy", OneOf("Always", "IfNotPresent", "Never")),
        new($"{container}.terminationMessagePolicy", OneOf("File", "FallbackToLogsOnError")),
        .. VariableRules($"{container}.env[]"),
        .. PortRules($"{container}.ports[]"),
        .. ResourceRules($"{container}.resources"),
        new($"{container}.securityContext", FindContradiction),
        new($"{container}.securityContext.runAsUser", Between(0, int.MaxValue)),
        new($"{container}.securityContext.runAsGroup", Between(0, int.MaxValue)),
        .. MountRules($"{container}.volumeMounts[]"),
        .. Probes.SelectMany(probe => ProbeRules($"{container}.{probe}")),
        .. container.StartsWith("spec.init", StringComparison.Ordinal) ? InitRules(container) : [],
    ];

    private static IEnumerable<FieldRule> InitRules(string container) =>
    [
        new($"{container}.restartPolicy", (value, _) => value is null || TextOf(value) is "Always" or "OnFailure" or "Never" ? null
            : Found($"{value}", "Always, which makes the container a sidecar")),
        .. Probes.Select(probe => new FieldRule(
            $"{container}.{probe}", Forbidden("an init container that runs to its end cannot have probes", own => TextOf(own["restartPolicy"]) != "Always"))),
    ];

    private static IEnumerable<FieldRule> VariableRules(string variable) =>
    [
        new($"{variable}.name", Required("the variable's name")),
        new($"{variable}.name", Text(name => VariableName().IsMatch(name) ? null : "printable ASCII characters without '='")),
        new($"{variable}.valueFrom", Forbidden("a variable cannot have both value and valueFrom", own => TextOf(own["value"]) is { Length: > 0 })),
        new($"{variable}.valueFrom", (value, _) => value is JsonObject { Count: 0 } ? "it is empty; expected a source such as fieldRef" : null),
        new($"{variable}.valueFrom.fieldRef.fieldPath", Required("the path of a field of the pod")),
        new($"{variable}.valueFrom.fieldRef.fieldPath", Text(path => FieldReference().IsMatch(path) ? null : "a field such as metadata.name or status.podIP")),
        new($"{variable}.valueFrom.fieldRef.apiVersion", OneOf("v1")),
    ];

    private static IEnumerable<FieldRule> PortRules(string port) =>
    [
        new($"{port}.name", Text(CheckPortName)),
        new($"{port}.name", Unique("name")),
        new($"{port}.containerPort", (value, _) => NumberOf(value) is null or 0 ? "it is missing; expected the port's number" : null),
        new($"{port}.containerPort", Between(1, HighestPort)),
        new($"{port}.hostPort", Between(0, HighestPort)),
        new($"{port}.hostPort", (value, own) => IsTrue(own.Root["spec"]?["hostNetwork"]) && NumberOf(value) is > 0 and var host && host != NumberOf(own["containerPort"])
            ? "with hostNetwork, expected the same as containerPort" : null),
        new(port, (value, _) => HostPortOf(value!) is { } wanted
            && PortsOf(value!).TakeWhile(other => other != value).Any(other => HostPortOf(other) == wanted) ? $"port {wanted.Number} of the node is taken twice" : null),
        new($"{port}.protocol", OneOf("TCP", "UDP", "SCTP")),
    ];

    private static IEnumerable<FieldRule> ResourceRules(string resources) =>
    [
        .. new[] { "limits", "requests" }.SelectMany(amounts => new FieldRule[]
        {
            new($"{resources}.{amounts}", Keys(CheckResource)),
            new($"{resources}.{amounts}{{}}", (value, _) => AmountOf(value) < 0 ? $"found {value}, expected 0 or more" : null),
        }),
        new($"{resources}.requests", (value, own) => (value as JsonObject)?.FirstOrDefault(request => AmountOf(request.Value) > AmountOf(own["limits"]?[request.Key])).Key is { } name
            ? $"more {name} is requested than the limit allows" : null),
    ];

    private static IEnumerable<FieldRule> MountRules(string mount) =>
    [
        new($"{mount}.name", Required("the volume's name")),
        new($"{mount}.name", (value, own) => FieldRule.Find((JsonObject)own.Root, "spec.volumes[].name").Any(volume => TextOf(volume.Value) == TextOf(value)) ? null
            : Found(TextOf(value) ?? "", "the name of one of spec.volumes")),
        new($"{mount}.mountPath", Required("a path in the container")),
        new($"{mount}.mountPath", Unique("mountPath")),
        new($"{mount}.subPath", Text(CheckDescending)),
        new($"{mount}.subPathExpr", Text(CheckDescending)),
        new($"{mount}.subPathExpr", Forbidden("a mount cannot have both subPath and subPathExpr", own => TextOf(own["subPath"]) is { Length: > 0 })),
        new($"{mount}.mountPropagation", (value, _) => value is null || TextOf(value) is "None" or "HostToContainer" or "Bidirectional" ? null
            : Found($"{value}", "one of None, HostToContainer, Bidirectional")),
        new($"{mount}.mountPropagation", (value, own) => TextOf(value) == "Bidirectional" && !IsTrue(own.Parent?.Parent?["securityContext"]?["privileged"])
            ? "only a privileged container may have Bidirectional" : null),
    ];

    private static IEnumerable<FieldRule> ProbeRules(string probe) =>
    [
        new(probe, (value, _) => value is not JsonObject given ? null : Handlers.Count(given.ContainsKey) switch
        {
            0 => $"it does nothing; expected one of {string.Join(", ", Handlers)}",
            1 => null,
            _ => $"it does several things; expected only one of {string.Join(", ", Handlers)}",
        }),
        new($"{probe}.exec.command", Required("a command")),
        new($"{probe}.httpGet.port", CheckPort),
        new($"{probe}.tcpSocket.port", CheckPort),
        new($"{probe}.httpGet.scheme", OneOf("HTTP", "HTTPS")),
        new($"{probe}.httpGet.httpHeaders[].name", Required("the header's name")),
        new($"{probe}.httpGet.httpHeaders[].name", Text(name => HeaderName().IsMatch(name) ? null : "letters, digits and '-'")),
        .. new[] { "initialDelaySeconds", "periodSeconds", "timeoutSeconds", "failureThreshold" }
            .Select(number => new FieldRule($"{probe}.{number}", Between(0, long.MaxValue))),
        new($"{probe}.successThreshold", Between(0, probe.EndsWith("readinessProbe", StringComparison.Ordinal) ? long.MaxValue : 1)),
    ];

    private static IEnumerable<JsonNode> ContainersOf(JsonNode container) =>
        new[] { "initContainers", "containers" }.SelectMany(list => container.Root["spec"]?[list]?.AsArray() ?? []).OfType<JsonNode>();

    private static IEnumerable<JsonNode> PortsOf(JsonNode port) =>
        ((JsonArray)port.Parent!.Parent!.Parent!).SelectMany(container => container?["ports"]?.AsArray() ?? []).OfType<JsonNode>();

    private static (string Protocol, string Address, long Number)? HostPortOf(JsonNode port)
    {
        var own = NumberOf(port["hostPort"]) ?? 0;
        var number = own == 0 && IsTrue(port.Root["spec"]?["hostNetwork"]) ? NumberOf(port["containerPort"]) ?? 0 : own;
        return number == 0 ? null : (TextOf(port["protocol"]) is { Length: > 0 } protocol ? protocol : "TCP", TextOf(port["hostIP"]) ?? "", number);
    }

    private static string? FindContradiction(JsonNode? security, JsonNode container)
    {
        var mayNotEscalate = security?["allowPrivilegeEscalation"] is { } may && !IsTrue(may);
        var isMighty = IsTrue(security?["privileged"]) || (security?["capabilities"]?["add"]?.AsArray() ?? []).Any(name => TextOf(name) == "CAP_SYS_ADMIN");
        return mayNotEscalate && isMighty ? "a container with privileged or CAP_SYS_ADMIN cannot have allowPrivilegeEscalation: false" : null;
    }

    private static string? CheckPort(JsonNode? value, JsonNode probe) => TextOf(value) is { } name
        ? CheckPortName(name) is { } expected ? Found(name, expected) : null
        : NumberOf(value) is >= 1 and <= HighestPort ? null : $"found {(value is null ? "nothing" : value)}, expected 1 to {HighestPort}, or the name of a port";

    private static string? CheckPortName(string name) => PortName().IsMatch(name) && !name.Contains("--", StringComparison.Ordinal) && name.Any(char.IsAsciiLetter)
        ? null : "at most 15 lower-case letters, digits and single '-', with a letter, beginning and ending with a letter or digit";

    private static string? CheckResource(string name) =>
        name is "cpu" or "memory" or "ephemeral-storage" || name.StartsWith("hugepages-", StringComparison.Ordinal) ? null
        : name.Contains('/', StringComparison.Ordinal) ? KubernetesNames.CheckKey(name)
        : "cpu, memory, or a name with a domain before it: example.com/gpu";

    private static decimal? AmountOf(JsonNode? quantity) => TextOf(quantity) is { } text ? new ResourceQuantity(text).ToDecimal() : null;

    private static string? CheckDescending(string path) =>
        path.StartsWith('/') ? "a path inside the volume, without '/' before it" : path.Split('/').Contains("..") ? "a path without '..'" : null;

    [GeneratedRegex(@"^[ -<>-~]+\z")]
    private static partial Regex VariableName();

    [GeneratedRegex(@"^(metadata\.(name|namespace|uid|labels|annotations)|metadata\.(labels|annotations)\['.+'\]|spec\.(nodeName|serviceAccountName)|status\.(hostIP|hostIPs|podIP|podIPs))\z")]
    private static partial Regex FieldReference();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?\z")]
    private static partial Regex PortName();

    [GeneratedRegex(@"^[-A-Za-z0-9]+\z")]
    private static partial Regex HeaderName();
}
