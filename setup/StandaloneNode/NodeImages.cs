using PodLab.Clusters.Standalone;

namespace PodLab.Setup.StandaloneNode;

/// <summary>Makes the node's images from programs of this machine and puts them into its containerd: no registry is asked.</summary>
internal sealed class NodeImages(StateFolder state)
{
    private const string Kubernetes = "k8s.io";

    private string PauseArchive => Path.Combine(state.NodePath, "images", "pause.tar");

    private string DemoArchive => Path.Combine(state.NodePath, "images", "demo.tar");

    public static async Task<string> CatatonitVersionAsync(CancellationToken cancellation)
    {
        // "catatonit 0.1.7" or "tini version 0.1.7_catatonit": the number is what names the image.
        var said = (await MachineCommand.RunAsync(["catatonit", "--version"], cancellation)).EnsureSuccess().StandardOutput;
        var words = said.Split([' ', '_', '\n', '+'], StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault(word => char.IsAsciiDigit(word[0])) ?? "unknown";
    }

    public async Task WriteArchivesAsync(string catatonitVersion, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PauseArchive)!);
        OciArchive.Write(PauseArchive, PauseImage.Make(Programs.Get("catatonit"), catatonitVersion));
        OciArchive.Write(DemoArchive, await DemoImage.MakeAsync(Programs.Get("php"), NodeFiles.Resource("index.php"), cancellation));
    }

    public async Task ImportAsync(StandaloneNodeRecord node, CancellationToken cancellation)
    {
        var snapshotter = (await File.ReadAllTextAsync(Path.Combine(state.NodePath, "snapshotter"), cancellation)).Trim();
        var import = NodeEntry.Argv(
            node, ["ctr", "-n", Kubernetes, "images", "import", "--snapshotter", snapshotter, "/run/podlab/images/pause.tar"]);
        var importDemo = NodeEntry.Argv(
            node, ["ctr", "-n", Kubernetes, "images", "import", "--snapshotter", snapshotter, "/run/podlab/images/demo.tar"]);
        var results = await Task.WhenAll(MachineCommand.RunAsync(import, cancellation), MachineCommand.RunAsync(importDemo, cancellation));
        foreach (var result in results)
        {
            result.EnsureSuccess("The node's containerd did not take the image in.");
        }
    }
}
