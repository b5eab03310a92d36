using System.Runtime.InteropServices;

namespace PodLab.Setup.StandaloneNode;

/// <summary>Creates the node's folder: configuration, scripts, and a copy of this tool.</summary>
internal sealed class NodeFiles(StateFolder state)
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const string ToolName = "PodLab.Setup";

    // The node's own crictl: the CRI's answers in crictl's columns. A command on the node starts with an empty environment. There the tool would find
    // only a .NET in the usual place.
    private static string Crictl =>
        $"#!/bin/sh\nexport DOTNET_ROOT={ShellQuoting.Quote(DotnetRoot)} DOTNET_EnableDiagnostics=0\nexec /run/podlab/tool/PodLab.Setup crictl \"$@\"\n";

    /// <summary>The folder of the .NET that runs this tool.</summary>
    public static string DotnetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    public void Write(string pauseImage, int cgroupVersion)
    {
        state.Create();
        foreach (var folder in (string[])["run", "logs", "pods", "status", "etc/cni", "bin"])
        {
            Directory.CreateDirectory(Path.Combine(state.NodePath, folder));
        }

        WriteFile("etc/containerd.toml", ContainerdConfiguration.Toml(pauseImage, useCgroups: cgroupVersion == 1));
        WriteFile($"etc/cni/{CniConfiguration.FileName}", CniConfiguration.Conflist);
        WriteFile("etc/node-init", Resources.Text("node-init.sh"));
        WriteProgram("bin/podlab-services", Resources.Text("podlab-services.sh"));
        WriteProgram("bin/crictl", Crictl);
        CopyTool();
    }

    // A copy, so that rebuilding the tool never changes files under the running supervisor.
    private void CopyTool()
    {
        var tool = Directory.CreateDirectory(Path.Combine(state.NodePath, "tool")).FullName;
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(BelongsToTool))
        {
            File.Copy(file, Path.Combine(tool, Path.GetFileName(file)), overwrite: true);
        }

        if (!File.Exists(Path.Combine(AppContext.BaseDirectory, ToolName)))
        {
            // If it was installed from a package, the tool is a .dll that dotnet runs.
            WriteProgram($"tool/{ToolName}", $"#!/bin/bash\nexec -a podlab-supervisor \"$DOTNET_ROOT/dotnet\" /run/podlab/tool/{ToolName}.dll \"$@\"\n");
        }
    }

    private static bool BelongsToTool(string file) => Path.GetExtension(file) is ".dll" or ".json" || Path.GetFileName(file) == ToolName;

    private void WriteProgram(string name, string text)
    {
        WriteFile(name, text);
        File.SetUnixFileMode(Path.Combine(state.NodePath, name), Executable);
    }

    private void WriteFile(string name, string text) => File.WriteAllText(Path.Combine(state.NodePath, name), text);
}

/// <summary>The pod network: a bridge on the node, a veth pair per pod, addresses from one small range.</summary>
internal static class CniConfiguration
{
    public const string FileName = "10-podlab.conflist";

    public const string Conflist = """
        {
          "cniVersion": "0.4.0",
          "name": "podlab",
          "plugins": [
            {
              "type": "bridge",
              "bridge": "cni0",
              "isGateway": true,
              "ipMasq": false,
              "hairpinMode": true,
              "ipam": {
                "type": "host-local",
                "dataDir": "/run/podlab/ipam",
                "ranges": [[{ "subnet": "10.244.1.0/24" }]],
                "routes": [{ "dst": "0.0.0.0/0" }]
              }
            }
          ]
        }
        """;
}

/// <summary>containerd's configuration on the node (version 2 of its format, which 1.4 to 2.x read).</summary>
internal static class ContainerdConfiguration
{
    /// <param name="pauseImage">The image of the pause container.</param>
    /// <param name="useCgroups">
    /// Whether to write limits into the containers' control groups. This isn't possible with cgroup v2. On a machine with cgroup v1 the v2 tree has
    /// no controllers, and only root may create groups in it. The containers have cgroup namespaces in any case.
    /// </param>
    public static string Toml(string pauseImage, bool useCgroups) =>
        $"""
        version = 2
        root = "/run/podlab/containerd"
        state = "/run/containerd/state"
        disabled_plugins = ["io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.zfs", "io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.devmapper"]

        [grpc]
          address = "/run/containerd/containerd.sock"

        [plugins."io.containerd.internal.v1.opt"]
          path = "/run/podlab/opt"

        [plugins."io.containerd.grpc.v1.cri"]
          sandbox_image = "{pauseImage}"
          # A machine without CAP_SYS_RESOURCE refuses a lower score.
          restrict_oom_score_adj = true
          disable_apparmor = true
          disable_cgroup = {(useCgroups ? "false" : "true")}
          disable_hugetlb_controller = true
          tolerate_missing_hugetlb_controller = true
          [plugins."io.containerd.grpc.v1.cri".containerd]
            # node-init.sh knows which file systems the machine permits.
            snapshotter = "@SNAPSHOTTER@"
          [plugins."io.containerd.grpc.v1.cri".cni]
            bin_dir = "/usr/lib/cni"
            conf_dir = "/run/podlab/etc/cni"

        """;
}
