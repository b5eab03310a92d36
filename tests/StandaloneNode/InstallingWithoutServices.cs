using System.Runtime.Versioning;
using PodLab.Setup.StandaloneNode;

namespace PodLab.Tests.StandaloneNode;

/// <summary>With a real package, and Debian's apt-get and dpkg.</summary>
[SupportedOSPlatform("linux")]
public sealed class InstallingWithoutServices
{
    private const string Package = "podlab-test-service";

    [Fact]
    public async Task The_script_of_a_package_finds_a_systemctl_that_starts_nothing()
    {
        Need.Root.OrSkip();
        Assert.SkipWhen(Programs.Find("dpkg-deb") is null, "This machine has no Debian packages.");
        using var temporary = new TemporaryFolder();
        using var guard = new ServiceStartGuard();
        var package = await BuildAsync(temporary, $"#!/bin/sh\nfor name in systemctl deb-systemd-invoke; do command -v $name; done >'{temporary["found"]}'\n");

        try
        {
            (await AptAsync(guard, "install", package)).EnsureSuccess();
        }
        finally
        {
            await AptAsync(guard, "purge", Package);
        }

        (await File.ReadAllLinesAsync(temporary["found"], TestContext.Current.CancellationToken))
            .ShouldBe([Path.Combine(guard.Folder, "systemctl"), Path.Combine(guard.Folder, "deb-systemd-invoke")]);
    }

    private static async Task<string> BuildAsync(TemporaryFolder temporary, string script)
    {
        temporary.Write(
            "tree/DEBIAN/control",
            $"Package: {Package}\nVersion: 1\nArchitecture: all\nMaintainer: PodLab <podlab@example.org>\nDescription: stands for one that starts a service\n");
        File.SetUnixFileMode(temporary.Write("tree/DEBIAN/postinst", script), (UnixFileMode)0b111_101_101);
        (await MachineCommand.RunAsync(["dpkg-deb", "--build", temporary["tree"], temporary[$"{Package}.deb"]])).EnsureSuccess();
        return temporary[$"{Package}.deb"];
    }

    private static Task<MachineCommandResult> AptAsync(ServiceStartGuard guard, string action, string what) =>
        MachineCommand.RunAsync(["apt-get", "-o", "DPkg::Lock::Timeout=120", .. guard.AptOption, action, "-y", what]);
}
