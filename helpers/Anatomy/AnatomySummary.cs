using System.Text;
using PodLab.Nodes;
using PodLab.Rendering;

namespace PodLab.Anatomy;

/// <summary>A pod's anatomy in a few lines: what a cell shows that ends with <c>pod</c>.</summary>
internal static class AnatomySummary
{
    private static readonly string[] Headers = ["Container", "Processes", "Own Linux namespaces"];

    public static string ToText(PodAnatomy pod)
    {
        var text = new StringBuilder(VisibleText.Of(Title(pod))).Append('\n');
        foreach (var container in pod.Containers)
        {
            text.Append("  ").Append(VisibleText.Of(container.Name)).Append(" (").Append(container.Role.Describe(container.RestartCount))
                .Append("): ").Append(VisibleText.Of(ProcessesOf(container)))
                .Append("; own: ").Append(Names(pod.NamespacesOf(container.Name))).Append('\n');
        }

        return text.Append("  shared by the containers: ").Append(Names(pod.SharedNamespaces)).Append('\n').ToString();
    }

    public static string ToHtml(PodAnatomy pod)
    {
        var html = new StringBuilder("<table>\n<caption>").Append(HtmlText.Encode(Title(pod))).Append("</caption>\n<thead><tr>")
            .AppendJoin("", Headers.Select(header => $"<th scope=\"col\">{header}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (var container in pod.Containers)
        {
            html.Append("<tr><th scope=\"row\">").Append(HtmlText.Encode(container.Name)).Append(" (")
                .Append(container.Role.Describe(container.RestartCount)).Append(")</th><td>")
                .Append(HtmlText.Encode(ProcessesOf(container))).Append("</td><td>")
                .Append(Names(pod.NamespacesOf(container.Name))).Append("</td></tr>\n");
        }

        return html.Append("<tr><th scope=\"row\">the pod</th><td>shared by its containers</td><td>")
            .Append(Names(pod.SharedNamespaces)).Append("</td></tr>\n</tbody>\n</table>\n").ToString();
    }

    private static string Title(PodAnatomy pod) =>
        $"Pod {pod.Name} (Kubernetes namespace {pod.Namespace}) on node {pod.Node}, {(pod.PodIP is { } ip ? $"IP {ip}" : "no IP")}";

    private static string ProcessesOf(PodContainer container) =>
        container.FirstProcess is not { } first ? "not running"
        : container.Processes.Count == 1 ? $"PID {first.Pid} {ShortText.Of(first.Command)}"
        : $"PID {first.Pid} {ShortText.Of(first.Command)} and {container.Processes.Count - 1} more";

    private static string Names(IReadOnlyList<LinuxNamespace> namespaces) => namespaces.Count == 0 ? "none" : string.Join(", ", namespaces);
}
