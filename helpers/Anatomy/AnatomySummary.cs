using System.Net;
using System.Text;
using PodLab.Nodes;
using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

/// <summary>A pod's anatomy in a few lines: what a cell shows that ends with <c>pod</c>.</summary>
internal static class AnatomySummary
{
    public static string ToText(PodAnatomy pod)
    {
        var text = new StringBuilder().Append(Title(pod)).Append('\n');
        foreach (var container in pod.Containers)
        {
            text.Append("  ").Append(container.Name).Append(" (").Append(container.Role.Describe(container.RestartCount)).Append("): ")
                .Append(OneLine(container)).Append("; own: ").Append(Names(pod.NamespacesOf(container.Name))).Append('\n');
        }

        return text.Append("  shared: ").Append(Names(pod.SharedNamespaces)).Append('\n').ToString();
    }

    public static string ToHtml(PodAnatomy pod)
    {
        var html = new StringBuilder("<table>\n<caption>").Append(WebUtility.HtmlEncode(Title(pod))).Append("</caption>\n<thead><tr>");
        foreach (var header in (string[])["Container", "Processes", "Own Linux namespaces"])
        {
            html.Append("<th scope=\"col\">").Append(header).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var container in pod.Containers)
        {
            html.Append("<tr><th scope=\"row\">").Append(WebUtility.HtmlEncode(container.Name)).Append("<br>")
                .Append(WebUtility.HtmlEncode(container.Role.Describe(container.RestartCount))).Append("</th><td>")
                .Append(WebUtility.HtmlEncode(OneLine(container))).Append("</td><td>")
                .Append(Names(pod.NamespacesOf(container.Name))).Append("</td></tr>\n");
        }

        return html.Append("<tr><th scope=\"row\">the pod</th><td>shared by its containers</td><td>")
            .Append(Names(pod.SharedNamespaces)).Append("</td></tr>\n</tbody>\n</table>\n").ToString();
    }

    private static string Title(PodAnatomy pod) =>
        $"Pod {pod.Name} (Kubernetes namespace {pod.Namespace}) on node {pod.Node}, {(pod.PodIP is { } ip ? $"IP {ip}" : "no IP")}";

    private static string OneLine(PodContainer container) =>
        container.FirstProcess is not { } first ? "not running"
        : $"PID {first.Pid} {DisplayText.Shorten(first.Command, 80)}"
            + (container.Processes.Count == 1 ? "" : $" and {container.Processes.Count - 1} more");

    private static string Names(IReadOnlyList<LinuxNamespace> namespaces) => namespaces.Count == 0 ? "none" : string.Join(" ", namespaces);
}
