using PodLab.Manifests;

namespace PodLab.Clusters.Standalone;

/// <summary>
/// Walks once through what the first <c>ApplyAsync</c> of a session will need, beside whatever else the session does: .NET compiles code when it is
/// first used, and half a second of that would otherwise be the first pod's.
/// </summary>
internal static class ManifestRehearsal
{
    private const string Manifest = """
        apiVersion: v1
        kind: Pod
        metadata: {name: rehearsal, labels: {a: b}}
        spec: {containers: [{name: c, image: i, command: [c], args: [a]}]}
        """;

    public static void Begin() => _ = Task.Run(Rehearse);

    private static void Rehearse()
    {
        var document = ManifestReader.Read(Manifest)[0];
        StandaloneRules.CheckKind(document);
        var pod = PodManifest.Read(document, "none");
        StandaloneRules.Check(pod, "none");
        PodChange.Compare(pod, PodManifest.Read(document, "none"));
    }
}
