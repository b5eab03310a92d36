namespace PodLab.Anatomy;

/// <summary>A pod's anatomy in a few lines: the output of a cell that ends with <c>pod</c>.</summary>
internal static class AnatomySummary
{
    private static readonly string[] Headers = ["Container", "Processes", "Own Linux namespaces"];

    public static string ToText(PodAnatomy pod)
    {
        var text = new StringBuilder(VisibleText.Of(Title(pod))).Append('\n');
        foreach (var container in pod.Containers)
        {
            text.Append("  ").Append(VisibleText.Of(NameOf(pod, container))).Append(" (").Append(container.Role.Describe(container.RestartCount))
                .Append("): ").Append(VisibleText.Of(ProcessesOf(pod, container)))
                .Append("; own: ").Append(Names(pod, PodAnatomy.Distinct(container.Processes, NamespaceOwnership.Own))).Append('\n');
        }

        text.Append("  shared by the containers: ").Append(Names(pod, pod.SharedNamespaces)).Append('\n');
        return text.AppendJoin("", Note.Lines(pod.Notes).Select(line => $"  {VisibleText.Of(line)}\n")).ToString();
    }

    public static string ToHtml(PodAnatomy pod)
    {
        var rows = pod.Containers.Select(container => Row(
            $"{NameOf(pod, container)} ({container.Role.Describe(container.RestartCount)})",
            ProcessesOf(pod, container),
            Names(pod, PodAnatomy.Distinct(container.Processes, NamespaceOwnership.Own))));
        return HtmlTable.Render(
                HtmlText.Encode(Title(pod)),
                [.. Headers.Select(header => new HtmlCell(header, "col"))],
                rows.Append(Row("the pod", "shared by its containers", Names(pod, pod.SharedNamespaces))))
            + string.Concat(Note.Lines(pod.Notes).Select(line => $"<p>{HtmlText.Encode(line)}</p>\n"));
    }

    private static HtmlCell[] Row(string name, string processes, string namespaces) =>
        [new(HtmlText.Encode(name), "row"), new(HtmlText.Encode(processes)), new(HtmlText.Encode(namespaces))];

    private static string Title(PodAnatomy pod) =>
        $"Pod {pod.Name} (Kubernetes namespace {pod.Namespace}) on node {pod.Node}, {(pod.PodIP is { } ip ? $"IP {ip}" : "no IP")}";

    private static string NameOf(PodAnatomy pod, PodContainer container) => PodNotes.Join(container.Name, pod.PartNotes.MarksOf(container));

    private static string ProcessesOf(PodAnatomy pod, PodContainer container) => container.FirstProcess is not { } first ? "not running" : PodNotes.Join(
        $"PID {first.Pid} {ShortText.Of(first.Command)}{(container.Processes.Count == 1 ? "" : $" and {container.Processes.Count - 1} more")}"
            + (container.Zombies.Count == 0 ? "" : $", {Counted.Of(container.Zombies.Count, "zombie")}"),
        string.Join(' ', container.Processes.Select(pod.PartNotes.MarksOf).Where(marks => marks.Length > 0)));

    private static string Names(PodAnatomy pod, IReadOnlyList<LinuxNamespace> namespaces) =>
        namespaces.Count == 0 ? "none" : string.Join(", ", namespaces.Select(ns => PodNotes.Join($"{ns}", pod.PartNotes.MarksOf(ns))));
}
