using PodLab.Clusters;

namespace PodLab;

/// <summary>The first output of a lesson: the cluster, why it was chosen, what runs it, and how it differs from others.</summary>
/// <param name="facts">The facts read from the cluster.</param>
/// <param name="why">Why this cluster and no other, a clause.</param>
internal sealed class Banner(ClusterFacts facts, string why) : Displayable
{
    public ClusterFacts Facts { get; } = facts;

    private IEnumerable<(string Name, string Value)> Entries =>
    [
        ("Cluster", $"{Facts.Kind}, {why}"),
        (Facts.Nodes.Count == 1 ? "Node" : "Nodes", string.Join(", ", Facts.Nodes)),
        ("Kubernetes", Facts.KubernetesVersion ?? "no API server"),
        ("Container runtime", Facts.RuntimeVersion),
        ("Linux kernel", $"{Facts.LinuxVersion}, {(Facts.CgroupVersion is { } cgroups ? $"cgroup v{cgroups}" : "cgroup version unknown")}"),
        ("Runs", Facts.Ownership),
    ];

    public override string ToHtml() =>
        HtmlTable.Render("PodLab", [], Entries.Select(entry => (HtmlCell[])[new(entry.Name, "row"), new(HtmlText.OfSentence(entry.Value))]))
        + string.Concat(Facts.Remarks.Select(remark => $"<p>{HtmlText.OfSentence(remark)}</p>\n"));

    public override string ToString() =>
        "PodLab\n"
        + string.Concat(Entries.Select(entry => $"  {entry.Name + ":",-18} {entry.Value}\n"))
        + string.Concat(Facts.Remarks.Select(remark => $"  {remark}\n"));
}
