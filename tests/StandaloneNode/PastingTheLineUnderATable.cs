namespace PodLab.Tests.StandaloneNode;

/// <summary>The line under a table, run in a shell at the checkout's root as by a learner, shows the same as the table.</summary>
[Collection("lives of nodes")]
public sealed class PastingTheLineUnderATable
{
    [Fact]
    public async Task The_terminal_shows_the_same_processes_namespaces_images_and_pods()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        (await Tool.RunAsync(temporary.Folder, "up", "--no-install")).EnsureSuccess();
        await using var lab = await Lab.OnAsync(StandaloneCluster.Open(temporary.Folder), "for a test", TestContext.Current.CancellationToken);
        await SmallPod.ApplyAsync(lab, "demosolo");
        var node = await lab.NodeOfAsync("demosolo", cancellation: TestContext.Current.CancellationToken);

        var processes = await node.ProcessesAsync(TestContext.Current.CancellationToken);
        var namespaces = await node.NamespacesAsync(TestContext.Current.CancellationToken);
        var images = await node.ImagesAsync(TestContext.Current.CancellationToken);
        var pods = await lab.PodsAsync(cancellation: TestContext.Current.CancellationToken);

        var ps = await PasteAsync(processes.TerminalLine, temporary.Folder);
        processes.Where(process => process.Program is "php" or "containerd" or "catatonit").ShouldAllBe(process => ps.Contains($" {process.ParentPid} {process.Command}"));
        var lsns = await PasteAsync(namespaces.TerminalLine, temporary.Folder);
        namespaces.ShouldAllBe(row => lsns.Contains(row.Namespace.Inode.ToString(CultureInfo.InvariantCulture)));
        var crictl = await PasteAsync(images.TerminalLine, temporary.Folder);
        images.ShouldAllBe(image => crictl.Contains(image.Repository) && crictl.Contains(image.Tag));
        var sandboxes = await PasteAsync(pods.TerminalLine, temporary.Folder);
        sandboxes.ShouldContain("demosolo");
        foreach (var lacking in new[] { "READY", "RESTARTS", "IP", "NODE" })
        {
            sandboxes.Split('\n')[0].Split("  ").Select(column => column.Trim()).ShouldNotContain(lacking);
            pods.ToString().Split('\n')[0].ShouldContain(lacking);
        }
    }

    private static async Task<string> PasteAsync(string? line, StateFolder state)
    {
        line.ShouldNotBeNull().ShouldStartWith("setup/podlab exec ");
        var start = new ProcessStartInfo("/bin/sh", ["-c", line]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        start.Environment["PODLAB_STATE"] = state.Path;
        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        shell.ExitCode.ShouldBe(0);
        return output;
    }
}
