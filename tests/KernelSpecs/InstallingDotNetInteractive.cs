using PodLab.Setup.Jupyter;
using PodLab.Setup.KernelSpecs;
using PodLab.Tests.Jupyter.Contract;

namespace PodLab.Tests.KernelSpecs;

/// <summary><c>podlab kernel install --dotnet-interactive</c>, in the test's own folders.</summary>
[Collection(StartingDotNetInteractive.Name)]
public sealed class InstallingDotNetInteractive : IDisposable
{
    // Any two existing files work if the kernel isn't started.
    private static readonly DotNetInteractive Restored = new("1.2.3", [KernelProgram.Dotnet(), Path.Combine(AppContext.BaseDirectory, "dotnet-tools.json")]);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Kernels => _folder["share/jupyter/kernels"];

    private KernelSpec Spec => new(Path.Combine(Kernels, ".net-csharp"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_runs_cells_in_any_folder_listens_only_on_loopback_and_is_uninstalled_again()
    {
        Need.Linux.OrSkip();
        Need.DotNetInteractive.OrSkip();
        (await Tool.RunAsync(new(_folder["state"]), "kernel", "install", "--dotnet-interactive", "--prefix", _folder.Path)).EnsureSuccess().Output
            .ReplaceLineEndings("").ShouldContain(".NET Interactive 1.0.712001");
        var notebooks = Directory.CreateDirectory(_folder["notebooks"]).FullName;

        await using (var kernel = await JupyterClient.StartAsync(KernelLaunch.Of(Spec), notebooks, new Dictionary<string, string>(), Cancellation))
        {
            var cell = kernel.Execute("Environment.CurrentDirectory");
            var shown = await kernel.FollowAsync(cell, Cancellation).SingleAsync(message => message.Type == "execute_result", Cancellation);

            shown.Content["data"]!.ToJsonString().ShouldContain(notebooks);
            // Six channels of Jupyter's, and its own web server.
            var listeners = ListenersOf(kernel.ProcessId);
            listeners.Count.ShouldBeGreaterThanOrEqualTo(6);
            listeners.ShouldAllBe(address => address == "0100007F" || address == "00000000000000000000000001000000");
        }

        (await Tool.RunAsync(new(_folder["state"]), "kernel", "uninstall", "--prefix", _folder.Path)).EnsureSuccess();
        Directory.GetDirectories(Kernels).ShouldBeEmpty();
    }

    [Fact]
    public void Another_kernel_of_that_name_stays_unless_forced()
    {
        var theirs = _folder.Write("share/jupyter/kernels/.net-csharp/kernel.json", """{"argv":["dotnet","interactive"],"display_name":"theirs"}""");

        Should.Throw<PodLabException>(() => KernelInstallation.Install(Restored, Kernels, force: false)).Message
            .ShouldBe($"{Spec.Folder} wasn't written by PodLab, and was not changed. To replace it with .NET Interactive 1.2.3, add --force.");
        File.ReadAllText(theirs).ShouldContain("theirs");

        KernelInstallation.Install(Restored, Kernels, force: true);
        Spec.IsOurs.ShouldBeTrue();
        Spec.StartsDotNetInteractive.ShouldBeFalse("the file of this test isn't its program");
        Spec.Command.ShouldContain("--http-local-only");
    }

    [Fact]
    public void It_takes_the_name_from_PodLabs_kernel_which_keeps_its_own()
    {
        KernelInstallation.Install(Kernels, alsoAsNetInteractive: true);

        KernelInstallation.Install(Restored, Kernels, force: false);

        Directory.GetFiles(Spec.Folder).Select(Path.GetFileName).ShouldBe(["kernel.json"], "PodLab's logos are not its own");
        new KernelSpec(Path.Combine(Kernels, "podlab-csharp")).IsOurs.ShouldBeTrue();
    }

    [Fact]
    public async Task One_name_cannot_be_two_kernels()
    {
        var refused = await Tool.RunAsync(new(_folder["state"]), "kernel", "install", "--dotnet-interactive", "--also-net-csharp", "--prefix", _folder.Path);

        refused.ExitCode.ShouldBe(1);
        refused.Error.Trim().ShouldBe("--also-net-csharp and --dotnet-interactive can't be combined: both install a kernel called .net-csharp.");
        Directory.Exists(Kernels).ShouldBeFalse();
    }

    [Fact]
    public async Task A_tool_that_no_source_has_is_one_sentence_and_the_kernels_stay()
    {
        Need.Linux.OrSkip();
        _folder.Write(".nuget/NuGet/NuGet.Config", $"""<configuration><packageSources><clear /><add key="empty" value="{Directory.CreateDirectory(_folder["empty"]).FullName}" /></packageSources></configuration>""");
        var theirs = _folder.Write("share/jupyter/kernels/.net-csharp/kernel.json", "{}");

        var install = await MachineCommand.RunAsync(
            [
                "env", "-u", "NUGET_PACKAGES", "-u", "DOTNET_CLI_HOME", $"HOME={_folder.Path}", $"PODLAB_STATE={_folder["state"]}",
                Tool.Path, "kernel", "install", "--dotnet-interactive", "--force", "--prefix", _folder.Path,
            ],
            Cancellation);

        install.ExitCode.ShouldBe(1);
        install.StandardError.Trim().ShouldMatch(
            @"^podlab: \.NET Interactive 1\.0\.712001 can't be restored: [^\n]+\. Connect to the network once, or add a folder with the package to NuGet's sources, "
            + @"then run this again\. No other kernel was changed\.$");
        File.ReadAllText(theirs).ShouldBe("{}");
        File.Exists(Path.Combine(Kernels, "podlab-csharp", "kernel.json")).ShouldBeTrue("it needs no network");
    }

    [Fact]
    public async Task A_kernel_whose_package_is_gone_says_what_to_run()
    {
        Need.Linux.OrSkip();

        var ended = await MachineCommand.RunAsync(
            StartCommand.Create(Restored with { Command = [Restored.Command[0], _folder["gone.dll"]] }), Cancellation);

        ended.ExitCode.ShouldBe(1);
        ended.StandardError.Trim().ShouldBe(
            $".NET Interactive 1.2.3 can't start: there is no {_folder["gone.dll"]}. It was moved or removed since the kernel was installed. "
            + "Run: setup/podlab kernel install --dotnet-interactive");
    }

    // The local addresses on which a process listens, as proc_pid_net(5) has them.
    private static List<string> ListenersOf(int process)
    {
        var sockets = new DirectoryInfo($"/proc/{process}/fd").EnumerateFiles().Select(file => file.LinkTarget).OfType<string>()
            .Where(target => target.StartsWith("socket:[", StringComparison.Ordinal)).Select(target => target[8..^1]).ToHashSet();
        return [.. new[] { "tcp", "tcp6" }.SelectMany(protocol => File.ReadLines($"/proc/{process}/net/{protocol}").Skip(1))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == "0A" && sockets.Contains(fields[9])).Select(fields => fields[1].Split(':')[0])];
    }
}
