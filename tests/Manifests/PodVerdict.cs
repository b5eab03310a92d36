using PodLab.Manifests;

namespace PodLab.Tests.Manifests;

/// <summary>
/// One line of the fixture <c>pod-verdicts.tsv</c>: the pod of <c>pod.yaml</c> with one changed field, and an API server's verdict on it.
/// </summary>
/// <param name="Field">The field's path; several, separated by commas, get the same value.</param>
/// <param name="Value">The value as JSON, where <c>a{64}</c> is 64 times an a; or <c>(absent)</c>.</param>
/// <param name="Verdict"><c>accepted</c> or <c>refused</c>, by Kubernetes 1.20.2.</param>
/// <param name="Words">The server's first reason.</param>
/// <param name="Later">If a later release has another verdict: that verdict, the release, and the page that documents it; otherwise empty.</param>
internal sealed partial record PodVerdict(string Field, string Value, string Verdict, string Words, string Later)
{
    private static readonly Lazy<JsonObject> _pod = new(() => PlainObject.Read(ManifestReader.Read(Fixture.Manifest("pod.yaml")).Single()));
    private static readonly Lazy<IReadOnlyList<PodVerdict>> _all = new(() =>
        [.. Fixture.Manifest("pod-verdicts.tsv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(Parse)]);

    public static IReadOnlyList<PodVerdict> All => _all.Value;

    /// <summary>The verdict that counts: the newest release's.</summary>
    public bool IsAccepted => (Later.Length > 0 ? Later : Verdict).StartsWith("accepted", StringComparison.Ordinal);

    /// <summary>The fixture's pod with all those changes.</summary>
    public static JsonObject Pod(params IEnumerable<PodVerdict> changes)
    {
        var pod = _pod.Value.DeepClone().AsObject();
        foreach (var change in changes)
        {
            foreach (var field in change.Field.Split(", "))
            {
                change.Apply(pod, field);
            }
        }

        return pod;
    }

    public string ToLine() => $"{Field}\t{Value}\t{Verdict}\t{Words}\t{Later}".TrimEnd('\t');

    public override string ToString() => $"{Field} = {Value}: {Verdict} {Words} {Later}".TrimEnd();

    private static PodVerdict Parse(string line) =>
        line.Split('\t') is { Length: >= 3 } cells ? new PodVerdict(cells[0], cells[1], cells[2], cells.ElementAtOrDefault(3) ?? "", cells.ElementAtOrDefault(4) ?? "")
        : throw new FormatException($"pod-verdicts.tsv: found \"{line}\", expected a field, a value and a verdict, separated by tabs.");

    // A change may have removed the field of another one, which then has no effect.
    private void Apply(JsonNode pod, string path)
    {
        var steps = Step().Matches(path).Select(step => step.Groups[1].Success ? step.Groups[1].Value : step.Value).ToList();
        var around = steps[..^1].Aggregate((JsonNode?)pod, (node, step) => node switch
        {
            JsonObject map => map[step],
            JsonArray list => list.ElementAtOrDefault(int.Parse(step, CultureInfo.InvariantCulture)),
            _ => null,
        });
        switch (around)
        {
            case JsonObject map when Value == "(absent)":
                map.Remove(steps[^1]);
                break;
            case JsonObject map:
                map[steps[^1]] = Expand(JsonNode.Parse(Value));
                break;
            case JsonArray list when int.Parse(steps[^1], CultureInfo.InvariantCulture) is var i && i < list.Count:
                list[i] = Expand(JsonNode.Parse(Value));
                break;
        }
    }

    private static JsonNode? Expand(JsonNode? value) => value switch
    {
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(Expand(entry.Key), Expand(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Expand)]),
        JsonValue scalar when scalar.TryGetValue<string>(out var text) => JsonValue.Create(Expand(text)),
        _ => value?.DeepClone(),
    };

    private static string Expand(string text) =>
        Repeated().Replace(text, match => new string(match.Groups[1].Value[0], int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\[([^\]]*)\]|[^.\[\]]+")]
    private static partial Regex Step();

    [GeneratedRegex(@"(.)\{(\d+)\}")]
    private static partial Regex Repeated();
}
