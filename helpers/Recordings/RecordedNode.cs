using PodLab.Nodes;

namespace PodLab.Recordings;

/// <summary>A node as a recording knows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TerminalPrefix">What stands before a command in the line for a terminal: <c>docker exec kind-worker </c>.</param>
internal sealed record RecordedNode(string Name, string TerminalPrefix)
{
    private const string Sample = "lsns";

    public static RecordedNode Of(ClusterNode node)
    {
        var line = node.TerminalLine(Sample);
        return new RecordedNode(node.Name, line.EndsWith(Sample, StringComparison.Ordinal) ? line[..^Sample.Length] : "");
    }
}
