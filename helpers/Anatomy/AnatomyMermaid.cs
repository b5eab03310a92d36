namespace PodLab.Anatomy;

/// <summary>A pod's anatomy as a Mermaid flowchart (<see href="https://mermaid.js.org/syntax/flowchart.html">syntax</see>).</summary>
internal static class AnatomyMermaid
{
    public static string Of(PodAnatomy pod)
    {
        var text = new StringBuilder("flowchart TB\n");
        text.Append("  subgraph node[\"node ").Append(Label(pod.Node)).Append("\"]\n");
        text.Append("    subgraph pod[\"pod ").Append(Label(pod.Name)).Append("\"]\n");
        for (var i = 0; i < pod.Containers.Count; i++)
        {
            AppendContainer(text, pod.Containers[i], i);
        }

        AppendNamespaces(text, "  ", "shared", "shared", pod.SharedNamespaces);
        text.Append("    end\n");
        AppendNamespaces(text, "", "nodes", "of the node", NamespacesOf(pod.Processes, NamespaceOwnership.Node));
        text.Append("  end\n");
        AppendNotes(text, pod);
        return text.ToString();
    }

    private static void AppendContainer(StringBuilder text, PodContainer container, int number)
    {
        text.Append(CultureInfo.InvariantCulture, $"      subgraph c{number}[\"{Label(container.Name)}\"]\n");
        foreach (var process in container.Processes.Concat(container.Zombies))
        {
            var pids = string.Join(" / ", process.PidsByLevel);
            text.Append(CultureInfo.InvariantCulture, $"        p{process.Pid}([\"PID {pids}<br>{Label(process.Command)}\"])\n");
        }

        if (container.Processes.Count == 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"        c{number}none[\"not running\"]\n");
        }

        AppendNamespaces(text, "    ", $"c{number}own", "own", NamespacesOf(container.Processes, NamespaceOwnership.Own));
        text.Append("      end\n");
    }

    private static void AppendNamespaces(
        StringBuilder text, string indent, string id, string label, IReadOnlyList<LinuxNamespace> namespaces)
    {
        if (namespaces.Count > 0)
        {
            var lines = namespaces.Select(ns => string.Create(CultureInfo.InvariantCulture, $"<br>{ns.Type.ShortName} {ns.Inode}"));
            text.Append(indent).Append("    ").Append(id).Append("{{\"").Append(label).Append(':').AppendJoin("", lines).Append("\"}}\n");
        }
    }

    private static void AppendNotes(StringBuilder text, PodAnatomy pod)
    {
        for (var i = 0; i < pod.PartNotes.All.Count; i++)
        {
            var note = pod.PartNotes.All[i];
            text.Append(CultureInfo.InvariantCulture, $"  note{i + 1}>\"{Note.Sign} {Label($"{note.Note}")}\"] -.- {Target(pod, note)}\n");
        }
    }

    private static string Target(PodAnatomy pod, PodNote note)
    {
        if (note.Pid is { } pid)
        {
            return string.Create(CultureInfo.InvariantCulture, $"p{pid}");
        }

        var owner = pod.Containers.Select((container, i) => (Container: container, Number: i)).FirstOrDefault(entry =>
            ReferenceEquals(entry.Container, note.Container)
            || (note.Namespace is { } ns && NamespacesOf(entry.Container.Processes, NamespaceOwnership.Own).Contains(ns)));
        return owner.Container is not null ? string.Create(CultureInfo.InvariantCulture, $"c{owner.Number}{(note.Container is null ? "own" : "")}")
            : note.Namespace is { } shared && pod.SharedNamespaces.Contains(shared) ? "shared"
            : note.Namespace is { } nodes && NamespacesOf(pod.Processes, NamespaceOwnership.Node).Contains(nodes) ? "nodes"
            : "pod";
    }

    private static List<LinuxNamespace> NamespacesOf(IEnumerable<PodProcess> processes, NamespaceOwnership ownership) =>
        PodAnatomy.Distinct(processes, ownership);

    // In a label, Mermaid interprets quotes, HTML, Markdown and its own escapes. So everything except plain letters is written as #number;.
    private static string Label(string captured)
    {
        var label = new StringBuilder();
        foreach (var rune in VisibleText.Of(ShortText.Of(captured)).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (rune.IsAscii && " .,:/-".Contains((char)rune.Value, StringComparison.Ordinal)))
            {
                label.Append(rune.ToString());
            }
            else
            {
                label.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            }
        }

        return label.ToString();
    }
}
