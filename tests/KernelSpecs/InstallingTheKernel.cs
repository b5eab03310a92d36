using PodLab.Setup.KernelSpecs;
using PodLab.Setup.StandaloneNode;

namespace PodLab.Tests.KernelSpecs;

/// <summary><c>podlab kernel install</c> and its siblings, in the test's own folders.</summary>
public sealed class InstallingTheKernel : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Kernels => _folder["share/jupyter/kernels"];

    [Fact]
    public async Task The_kernel_is_installed_under_the_name_that_the_notebooks_ask_for_with_its_logos()
    {
        await RunAsync("install", "--prefix", _folder.Path);

        var kernel = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Kernels, "podlab-csharp", "kernel.json"), TestContext.Current.CancellationToken))!;
        kernel["display_name"]!.GetValue<string>().ShouldBe("C# (PodLab)");
        kernel["language"]!.GetValue<string>().ShouldBe("C#");
        kernel["interrupt_mode"]!.GetValue<string>().ShouldBe("message");
        var command = kernel["argv"]!.AsArray().Select(part => part!.GetValue<string>()).ToArray();
        command[^2..].ShouldBe(["jupyter", "{connection_file}"]);
        command[^4..^2].ShouldAllBe(program => Path.IsPathRooted(program) && File.Exists(program));
        Directory.GetFiles(Path.Combine(Kernels, "podlab-csharp")).Select(Path.GetFileName)
            .ShouldBe(["kernel.json", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg"], ignoreOrder: true);
        Directory.Exists(Path.Combine(Kernels, ".net-csharp")).ShouldBeFalse("nobody asked for it");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_kernel_that_is_gone_says_which_file_is_missing_and_what_to_run(int gone)
    {
        Need.Linux.OrSkip();
        string[] kernel = [.. KernelProgram.Command];
        kernel[gone] = _folder["a folder with \"quotes\" and $HOME/that-is-gone"];

        var command = StartCommand.Create(kernel, isWindows: false);
        var ended = await MachineCommand.RunAsync(command, TestContext.Current.CancellationToken);

        ended.ExitCode.ShouldBe(1);
        ended.StandardError.ShouldContain($"there is no {kernel[gone]}. ");
        ended.StandardError.ShouldContain("kernel install");
    }

    [Fact]
    public async Task The_process_that_a_front_end_starts_becomes_the_kernel()
    {
        Need.Linux.OrSkip();
        var notAConnection = _folder.Write("connection.json", "{");
        string[] command = [.. StartCommand.Create(KernelProgram.Command, isWindows: false).SkipLast(1), notAConnection];

        var ended = await MachineCommand.RunAsync(command, TestContext.Current.CancellationToken);

        ended.ExitCode.ShouldBe(2, "the kernel's own exit code");
        ended.StandardError.ShouldContain("cannot be read");
    }

    [Fact]
    public async Task Uninstalling_removes_PodLabs_kernels_and_no_other()
    {
        _folder.Write("share/jupyter/kernels/python3/kernel.json", "{}");
        await RunAsync("install", "--prefix", _folder.Path, "--also-net-csharp");
        Directory.Exists(Path.Combine(Kernels, ".net-csharp")).ShouldBeTrue();

        await RunAsync("uninstall", "--prefix", _folder.Path);

        Directory.GetDirectories(Kernels).Select(Path.GetFileName).ShouldBe(["python3"]);
    }

    [Theory]
    [InlineData("podlab-csharp")]
    [InlineData(".net-csharp")]
    public void Another_kernel_of_that_name_stays_as_it_is(string name)
    {
        var theirs = _folder.Write($"share/jupyter/kernels/{name}/kernel.json", """{"argv":["dotnet-interactive"],"display_name":".NET (C#)"}""");

        Should.Throw<PodLabException>(() => KernelInstallation.Install(Kernels, alsoAsNetInteractive: true)).Message.ShouldContain(name);

        File.ReadAllText(theirs).ShouldContain("dotnet-interactive");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"metadata": [], "argv": [1]}""")]
    public void A_folder_that_PodLab_did_not_make_is_not_removed(string content)
    {
        _folder.Write("share/jupyter/kernels/podlab-csharp/kernel.json", content);

        KernelInstallation.Uninstall(Kernels).ShouldBeEmpty();
        new KernelSpec(Path.Combine(Kernels, "podlab-csharp")).Command.ShouldAllBe(word => word.Length == 0);
        Should.Throw<PodLabException>(new KernelSpec(Path.Combine(Kernels, "podlab-csharp")).Remove).Message.ShouldContain("wasn't written by PodLab");
    }

    public void Dispose() => _folder.Dispose();

    private async Task RunAsync(params string[] arguments) => (await Tool.RunAsync(new(_folder["state"]), ["kernel", .. arguments])).EnsureSuccess();
}
