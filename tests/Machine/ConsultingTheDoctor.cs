using PodLab.Setup.Commands;
using PodLab.Setup.KernelSpecs;
using PodLab.Setup.StandaloneNode;
using Spectre.Console;

namespace PodLab.Tests.Machine;

public sealed class ConsultingTheDoctor
{
    [Fact]
    public async Task Where_a_node_can_run_it_finds_nothing_bad_and_ends_with_0()
    {
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();

        var doctor = await Tool.RunAsync(temporary.Folder, "doctor");

        doctor.EnsureSuccess().Output.ShouldContain("A lesson can run here.");
        doctor.Output.ShouldContain("containerd");
        doctor.Output.ShouldNotContain("✘");
        Directory.Exists(temporary.Folder.Path).ShouldBeFalse("it changes nothing");
    }

    [Fact]
    public async Task It_looks_at_every_package_that_up_would_install()
    {
        Need.Linux.OrSkip();
        await using var temporary = new TemporaryState();

        var findings = await MachineExamination.RunAsync(temporary.Folder, TestContext.Current.CancellationToken);

        NodeProgram.Needed(!Environment.IsPrivilegedProcess).Select(program => program.Package).Distinct().ShouldBeSubsetOf(findings.Select(finding => finding.Subject));
        findings.Single(finding => finding.Subject == "node").Remedy.ShouldBe("setup/podlab up");
    }

    [Fact]
    public async Task What_is_not_good_comes_with_a_remedy()
    {
        Need.Linux.OrSkip();
        await using var temporary = new TemporaryState();

        var findings = await MachineExamination.RunAsync(temporary.Folder, TestContext.Current.CancellationToken);

        findings.Where(finding => finding.Health != Health.Good).ShouldAllBe(finding => finding.Remedy.Length > 0);
    }

    [Theory]
    [InlineData("""{"argv":["dotnet","interactive","jupyter","{connection_file}"]}""", false, "can be reached from the network while it runs")]
    [InlineData("""{"argv":["dotnet","interactive","jupyter","{connection_file}","--http-local-only"]}""", true, ".net-csharp (.NET Interactive ")]
    [InlineData("""{"argv":["/gone/Microsoft.DotNet.Interactive.App.dll","jupyter"]}""", false, "names /gone/Microsoft.DotNet.Interactive.App.dll, which doesn't exist")]
    [InlineData("""{"argv":["python3"]}""", true, ".net-csharp, ")]
    [InlineData("""{"argv":[],"metadata":{"podlab":{}}}""", true, ".net-csharp (PodLab's ")]
    public async Task It_warns_of_a_kernel_that_listens_beyond_loopback_or_is_gone(string spec, bool isGood, string seen)
    {
        using var folder = new TemporaryFolder();
        folder.Write(".net-csharp/kernel.json", spec);

        var finding = await KernelFinding.ExamineAsync(new(folder[".net-csharp"]), TestContext.Current.CancellationToken);

        finding.Health.ShouldBe(isGood ? Health.Good : Health.Remark);
        finding.Seen.ShouldContain(seen);
        (finding.Remedy.Length > 0).ShouldBe(!isGood);
    }

    [Fact]
    public async Task It_names_each_kernel_with_its_version()
    {
        Need.DotNetInteractive.OrSkip();
        using var folder = new TemporaryFolder();
        var kernels = folder["kernels"];
        KernelInstallation.Install(kernels, alsoAsNetInteractive: false);
        KernelInstallation.Install(await DotNetInteractive.RestoreAsync(TestContext.Current.CancellationToken), kernels, force: true);

        var findings = await Task.WhenAll(KernelInstallation.In(kernels).Select(spec => KernelFinding.ExamineAsync(spec, TestContext.Current.CancellationToken)));

        findings.Select(finding => finding.Seen).ShouldBe(
        [
            $".net-csharp (.NET Interactive 1.0.712001), {Path.Combine(kernels, ".net-csharp")}",
            $"podlab-csharp (PodLab's {ToolVersion.Text}), {Path.Combine(kernels, "podlab-csharp")}",
        ]);
    }

    [Fact]
    public void What_is_to_be_copied_stays_whole_on_one_line_of_its_own()
    {
        var words = Gen.String[Gen.Char["ab []/-&|$\"'<>:."], 1, 120];
        Gen.Select(Gen.Enum<Health>(), words, words, words, (health, subject, seen, remedy) => new Finding(subject, health, seen, $"x{remedy}x")).Array[1, 9]
            .Sample(findings =>
            {
                var lines = Shown(findings).Split(Environment.NewLine);

                findings.ShouldAllBe(finding => lines.Any(line => line.Trim() == finding.Remedy));
                findings.ShouldAllBe(finding => lines.Any(line => line.Contains($"  {finding.Subject}") && line.Contains(finding.Seen.TrimEnd())));
            });
    }

    [Fact]
    public async Task The_tool_breaks_no_line_where_its_output_is_narrow()
    {
        using var folder = new TemporaryFolder();
        var state = folder[string.Join('/', Enumerable.Repeat("a-folder-with-a-long-name", 8))];

        var doctor = await Tool.RunAsync(new(state), "doctor");

        doctor.Output.Split('\n').ShouldContain(line => line.Contains(state), doctor.Output);
    }

    private static string Shown(Finding[] findings)
    {
        var text = new StringWriter(new StringBuilder());
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        DoctorCommand.Show(findings, console);
        return text.ToString();
    }
}
