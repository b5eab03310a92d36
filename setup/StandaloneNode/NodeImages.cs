namespace PodLab.Setup.StandaloneNode;

/// <summary>Makes the node's images from programs of this machine and imports them into its containerd, without a registry.</summary>
internal sealed class NodeImages(StateFolder state)
{
    private const string Kubernetes = "k8s.io";

    // One archive: two simultaneous imports would wait for each other's lock in containerd.
    private const string Archive = "images.tar";

    public static async Task<string> CatatonitVersionAsync(CancellationToken cancellation)
    {
        // "catatonit 0.1.7" or "tini version 0.1.7_catatonit": the number becomes the image's tag.
        var said = (await MachineCommand.RunAsync(["catatonit", "--version"], cancellation)).EnsureSuccess().StandardOutput;
        var words = said.Split([' ', '_', '\n', '+'], StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault(word => char.IsAsciiDigit(word[0])) ?? "unknown";
    }

    public async Task WriteArchivesAsync(string catatonitVersion, CancellationToken cancellation)
    {
        var demo = await DemoImage.MakeAsync(Programs.Get("php"), Resources.Text("index.php"), cancellation);
        OciArchive.Write(Path.Combine(state.NodePath, Archive), PauseImage.Make(Programs.Get("catatonit"), catatonitVersion), demo);
    }

    public async Task ImportAsync(StandaloneNodeRecord node, CancellationToken cancellation)
    {
        var snapshotter = (await File.ReadAllTextAsync(Path.Combine(state.NodePath, "snapshotter"), cancellation)).Trim();
        var import = NodeEntry.Argv(node, ["ctr", "-n", Kubernetes, "images", "import", "--snapshotter", snapshotter, $"/run/podlab/{Archive}"]);
        (await MachineCommand.RunAsync(import, cancellation)).EnsureSuccess("The node's containerd didn't import the images.");
        File.Delete(Path.Combine(state.NodePath, Archive));
    }
}
