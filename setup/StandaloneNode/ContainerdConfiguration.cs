namespace PodLab.Setup.StandaloneNode;

/// <summary>containerd's configuration on the node (version 2 of its format, which 1.4 to 2.x read).</summary>
internal static class ContainerdConfiguration
{
    /// <param name="pauseImage">The image of the pause container.</param>
    /// <param name="useCgroups">
    /// Whether limits are written into the containers' control groups. Not on the cgroup v2 shape: on a machine with cgroup v1 the v2 tree
    /// has no controllers, and without root's rights nothing may be made in it. The containers' cgroup namespaces are there all the same.
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
