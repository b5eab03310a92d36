using PodLab.Setup.StandaloneNode;
using PodLab.Setup.StandaloneNode.Doctor;
using Shouldly;

namespace PodLab.Tests.StandaloneNode;

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
}
