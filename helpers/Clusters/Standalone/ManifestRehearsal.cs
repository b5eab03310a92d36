using PodLab.Manifests;

namespace PodLab.Clusters.Standalone;

/// <summary>
/// Runs the code of a session's first <c>ApplyAsync</c> once in the background, since .NET compiles code on first use. Otherwise the first pod would
/// take half a second longer.
/// </summary>
internal static class ManifestRehearsal
{
    private const string Manifest = """
        apiVersion: v1
        kind: Pod
        metadata: {name: rehearsal, labels: {a: b}}
        spec: {containers: [{name: c, image: i, command: [c], args: [a]}]}
        """;

    public static void Begin()
    {
        // Loaded here and not by the task. A notebook's next cell also names these types; while it's loaded, the script loader may load the library
        // a second time. The cell then fails with "Method not found".
        _ = typeof(V1Pod).Assembly.FullName;
        _ = Task.Run(Rehearse);
    }

    private static void Rehearse()
    {
        var document = ManifestReader.Read(Manifest)[0];
        StandaloneRules.CheckKind(document);
        var pod = PodManifest.Read(document, "none");
        StandaloneRules.Check(pod, "none");
        PodChange.Compare(pod, PodManifest.Read(document, "none"));
    }
}
