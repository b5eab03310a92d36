using System.Net;
using PodLab.Manifests;

namespace PodLab.Clusters.Kubernetes.Apply;

/// <summary>Explains why the API server rejected an object, and where in the manifest the reasons are.</summary>
internal sealed partial class ApplyRefusal(WantedObject wanted, ApiServer server)
{
    /// <param name="error">The API server's answer.</param>
    /// <param name="applied">The objects before this one, which are already applied.</param>
    public PodLabException Explain(ApiException error, IReadOnlyList<AppliedObject> applied)
    {
        var before = applied.Count == 0 ? "" : $" Applied before it: {string.Join(", ", applied)}.";
        return error switch
        {
            _ when ConflictsOf(error) is { Count: > 0 } conflicts => new FieldConflictException(Describe(conflicts) + before, conflicts),
            _ when Reasons(error) is { Count: > 0 } reasons => new ManifestException(
                $"The API server rejects {wanted.Title}:\n{string.Join('\n', reasons)}{Advice(error)}{before}"),
            _ when FindNamespaceTrouble(error) is { } trouble => new PodLabException(trouble + before),
            _ => before.Length == 0 ? error : new PodLabException(error.Message + before),
        };
    }

    private static IReadOnlyList<FieldConflict> ConflictsOf(ApiException error) => error.Status != HttpStatusCode.Conflict ? [] :
    [
        .. (error.Details?.Details?.Causes ?? []).Where(cause => cause.Reason == "FieldManagerConflict")
            .Select(cause => new FieldConflict((cause.Field ?? "").TrimStart('.'), Manager().Match(cause.Message).Groups["name"].Value)),
    ];

    private string Describe(IReadOnlyList<FieldConflict> conflicts) =>
        $"Other managers own fields that {wanted.Title} sets to other values:\n"
        + string.Join('\n', conflicts.Select(conflict => $"{Place(conflict.Field)}field {conflict.Field}: owned by {conflict.Manager}"))
        + "\nLeave them out of the manifest, or take them over on purpose: lab.ApplyAsync(manifest, force: true).";

    // Validation lists its causes one by one. A value of the wrong type appears only in the message, one line per value.
    private IReadOnlyList<string> Reasons(ApiException error) => error switch
    {
        { Status: HttpStatusCode.UnprocessableEntity, Details.Details.Causes: { Count: > 0 } causes } =>
            [.. causes.Select(cause => PlaceOfCause(cause) + $"{FirstLine(cause.Message ?? cause.Reason ?? "no reason given")}.")],
        { Details.Message: { } message } when message.Contains("failed to create typed patch object", StringComparison.Ordinal) =>
            [.. SchemaError().Matches(message).Select(match => SchemaReason(match.Groups["path"].Value, match.Groups["what"].Value))],
        _ => [],
    };

    // A policy (ValidatingAdmissionPolicy) or a webhook may deny an object for a reason that isn't about a field.
    private string PlaceOfCause(V1StatusCause cause) => cause.Field is { Length: > 0 } field ? $"{Place(field)}field {field}: " : "";

    private string Place(string field) =>
        FieldPath.Find(wanted.Document.Root, field) is { } node ? $"The manifest, {Position.Of(node)}, " : "The manifest, ";

    // The lines after the first are a dump of the server's own data structures.
    private string FirstLine(string message) => server.Redact(message.Split('\n')[0]).TrimEnd('.');

    private string SchemaReason(string path, string what)
    {
        var found = FieldPath.Find(wanted.Document.Root, path);
        var told = WrongType().Match(what) is { Success: true } match && found is not null
            ? $"found {YamlDescription.Of(found)}, expected {match.Groups["expected"].Value}"
            : server.Redact(what)
                .Replace("field not declared in schema", $"unknown field of a {wanted.Kind.Kind}", StringComparison.Ordinal).TrimEnd('.');
        return $"{Place(path)}field {path[1..]}: {told}.";
    }

    private static string Advice(ApiException error) =>
        error.Message.Contains("may not change fields", StringComparison.Ordinal) || error.Message.Contains("field is immutable", StringComparison.Ordinal)
        ? "\nDelete it first, then apply again."
        : "";

    private string? FindNamespaceTrouble(ApiException error) => error switch
    {
        { Status: HttpStatusCode.NotFound, Details.Details: { Kind: "namespaces", Name: { } name } } =>
            $"Kubernetes namespace {name} doesn't exist on {server.Context}. "
            + $"`kubectl --context {server.Context.Name} create namespace {name}` creates it; `podlab up` creates the one that lessons use.",
        { Details: { } details } when IsTerminating(details) =>
            $"Kubernetes namespace {wanted.Namespace} on {server.Context} is being deleted; nothing new can be made in it. "
            + $"When `kubectl --context {server.Context.Name} get namespace {wanted.Namespace}` no longer shows it, create it again, "
            + "and run this cell again.",
        _ => null,
    };

    private static bool IsTerminating(V1Status details) => details.Details?.Causes?.Any(cause => cause.Reason == "NamespaceTerminating") == true
        || details.Message?.Contains("because it is being terminated", StringComparison.Ordinal) == true;

    [GeneratedRegex("\"(?<name>[^\"]*)\"")]
    private static partial Regex Manager();

    [GeneratedRegex(@"(?<path>\.(?:[^\s:""]|""[^""]*"")+): (?<what>.+)")]
    private static partial Regex SchemaError();

    // The server reports the value in the form of its Go code; the manifest's own text is clearer.
    [GeneratedRegex(@"^expected (?<expected>.+), got ")]
    private static partial Regex WrongType();
}
