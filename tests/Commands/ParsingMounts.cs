using PodLab.Tests.Nodes;

namespace PodLab.Tests.Commands;

/// <summary><c>/proc/PID/mountinfo</c> of a pod's process, and of overlays with all characters that a path can contain.</summary>
public sealed class ParsingMounts
{
    [Fact]
    public async Task A_pods_root_is_an_overlay_with_the_images_layers_as_lower_folders()
    {
        var node = new RecordedNode(("cat /proc/940/mountinfo", Fixture.Recording("links.kind-worker.mountinfo.940")));

        var mounts = await node.MountsAsync(940, TestContext.Current.CancellationToken);

        var root = mounts.Root.ShouldNotBeNull();
        (root.Id, root.ParentId, root.Device, root.FileSystem).ShouldBe((1021, 872, "0:305", "overlay"));
        (root.Master, root.PeerGroup, root.IsReadOnly, root.IsPart).ShouldBe((141, null, false, false));
        var folders = root.Overlay.ShouldNotBeNull();
        const string Snapshots = "/var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots";
        folders.Lower.ShouldBe([.. new[] { 13, 12, 11, 5 }.Select(number => $"{Snapshots}/{number}/fs")]);
        (folders.Upper, folders.Work).ShouldBe(($"{Snapshots}/18/fs", $"{Snapshots}/18/work"));
        mounts.FindMountOf("/etc/hosts").ShouldNotBeNull().IsPart.ShouldBeTrue();
        mounts.FindMountOf("/etc/hostsfile").ShouldBe(root);
        mounts.FindMountOf("/proc/1/status")!.FileSystem.ShouldBe("proc");
        mounts.FindMountOf("/proc")!.Overlay.ShouldBeNull();
        mounts.TerminalLine.ShouldBe("docker exec kind-worker cat /proc/940/mountinfo");
        mounts.Note(mount => mount.Id == root.Id, "made by containerd").ToString().ShouldContain("✎ made by containerd");
    }

    [Fact]
    public void Octal_escapes_are_resolved_in_paths_and_in_the_overlays_folders()
    {
        var mounts = ProcMountInfo.Parse(Fixture.Recording("links.overlays.mountinfo"));

        var repeated = mounts.Single(mount => mount.MountPoint == "/run/ovl demo/merged");
        repeated.Source.ShouldBe("hand made");
        repeated.Overlay!.Lower.ShouldBe(["/run/ovl demo/l:ow,er=1", @"/run/ovl demo/l\ow2", "/run/ovl demo/löw 3"]);
        (repeated.Overlay!.Upper, repeated.Overlay.Work).ShouldBe(("/run/ovl demo/upper", "/run/ovl demo/work"));
        var listed = mounts.Single(mount => mount.MountPoint == "/run/o/m\nx\ty");
        listed.Overlay!.Lower.ShouldBe(["/run/o/a:b", "/run/o/c"]);
        listed.PeerGroup.ShouldBe(146);
        mounts.Single(mount => mount.MountPoint == "/run/o/c").IsReadOnly.ShouldBeTrue();
        mounts[0].Root.ShouldBe("net:[4026531833]");
    }

    [Theory]
    [InlineData("lowerdir=/a::/b", "/a /b")]
    [InlineData("lowerdir+=/a,datadir+=/b", "/a /b")]
    [InlineData(@"lowerdir=/a\134\134:/b\134", @"/a\ /b\")]
    [InlineData("lowerdir", "")]
    [InlineData("ro", "")]
    public void An_overlays_options_are_read_in_every_form(string options, string lower) =>
        string.Join(' ', ProcMountInfo.Parse($"1 0 0:5 / / rw - overlay o {options}\n")[0].Overlay!.Lower).ShouldBe(lower);

    [Fact]
    public void What_is_mounted_over_a_mount_hides_it()
    {
        var mounts = new MountTable("mounts", ProcMountInfo.Parse(
            """
            1 0 0:1 / / rw - rootfs none rw
            2 1 0:2 / / rw shared:1 master:2 propagate_from:3 unbindable - ext4 /dev/sda rw
            3 2 0:3 / /a rw - tmpfs one rw
            4 3 0:4 / /a rw - tmpfs two rw
            """), "");

        mounts.Root!.FileSystem.ShouldBe("ext4");
        mounts.Root.Propagation.ShouldBe(["shared:1", "master:2", "propagate_from:3", "unbindable"]);
        mounts.FindMountOf("/a/file")!.Source.ShouldBe("two");
    }

    [Fact]
    public void A_root_that_chroot_left_in_a_mount_is_no_mount() =>
        new MountTable("mounts", ProcMountInfo.Parse("3 2 0:3 / /proc rw - proc proc rw\n"), "").Root.ShouldBeNull();
}
