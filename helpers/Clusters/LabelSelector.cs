using PodLab.Manifests;

namespace PodLab.Clusters;

/// <summary>
/// Chooses objects by their labels: <c>app=demo,count!=3</c>, <c>style in (solo, duo)</c>, <c>style notin (solo)</c>, <c>app</c>, <c>!app</c>.
/// All requirements must hold.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Label selectors</see>.)
/// </summary>
internal sealed partial class LabelSelector
{
    private readonly IReadOnlyList<Func<IDictionary<string, string>, bool>> _requirements;

    private LabelSelector(IReadOnlyList<Func<IDictionary<string, string>, bool>> requirements) => _requirements = requirements;

    /// <exception cref="PodLabException">The text isn't a selector; the message names the part that can't be read.</exception>
    public static LabelSelector Parse(string? selector) => string.IsNullOrWhiteSpace(selector)
        ? new LabelSelector([])
        : new LabelSelector([.. Split().Split(selector).Select(part => ParseRequirement(part.Trim(), selector))]);

    public bool Matches(V1Pod pod) => Matches(pod.Metadata.Labels ?? new Dictionary<string, string>());

    public bool Matches(IDictionary<string, string> labels) => _requirements.All(requirement => requirement(labels));

    private static Func<IDictionary<string, string>, bool> ParseRequirement(string part, string selector)
    {
        if (Set().Match(part) is { Success: true } set)
        {
            var (key, isIn) = (Checked(set.Groups["key"].Value, selector), set.Groups["operator"].Value == "in");
            var values = set.Groups["values"].Value.Split(',').Select(value => value.Trim()).ToHashSet();
            // As in Kubernetes, "notin" and "!=" also match objects without the label.
            return labels => labels.TryGetValue(key, out var value) ? values.Contains(value) == isIn : !isIn;
        }

        if (Equality().Match(part) is { Success: true } equality)
        {
            var (key, expected) = (Checked(equality.Groups["key"].Value, selector), equality.Groups["value"].Value);
            var isEqual = equality.Groups["operator"].Value != "!=";
            return labels => labels.TryGetValue(key, out var value) ? (value == expected) == isEqual : !isEqual;
        }

        var mustExist = !part.StartsWith('!');
        var name = Checked(part.TrimStart('!').Trim(), selector);
        return labels => labels.ContainsKey(name) == mustExist;
    }

    private static string Checked(string key, string selector) => KubernetesNames.CheckKey(key) is null
        ? key
        : throw new PodLabException($"The label selector \"{selector}\" can't be read: found \"{key}\" where a label's key is expected. Example: app=demo,style in (solo, duo).");

    // Commas inside parentheses separate values.
    [GeneratedRegex(@",(?![^(]*\))")]
    private static partial Regex Split();

    [GeneratedRegex(@"^(?<key>\S+)\s+(?<operator>in|notin)\s*\((?<values>[^()]*)\)\z")]
    private static partial Regex Set();

    [GeneratedRegex(@"^(?<key>[^=!\s]+)\s*(?<operator>==|=|!=)\s*(?<value>[-A-Za-z0-9_.]*)\z")]
    private static partial Regex Equality();
}
