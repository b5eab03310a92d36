namespace PodLab.Tests.Anatomy;

/// <summary>The recordings are consistent: derived facts agree with the rest of the recording.</summary>
public class RecordedNodeTests
{
    public static TheoryData<string> Names => RecordedNode.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_namespace_has_as_many_processes_as_lsns_counted(string recording)
    {
        var node = new RecordedNode(recording);
        foreach (var row in node.Rows)
        {
            var members = node.Snapshot.Processes.Count(process => process.Namespaces[row.Namespace.Type] == row.Namespace);

            // lsns counts itself, in all namespaces of the node.
            var reader = row.Pid == 1 ? 1 : 0;
            (members + reader).ShouldBe(row.ProcessCount, $"{row.Namespace}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_recorded_proc_ns_folder_agrees(string recording)
    {
        var node = new RecordedNode(recording);
        var files = node.Files("ns.").ToList();
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            node.Snapshot.Processes.ShouldContain(process => NamespaceTypes.All.All(type => file.Contains($" -> {process.Namespaces[type]}")));
        }
    }
}
