namespace PodLab.Tests.Incidents;

public sealed class BreakingFromATerminal(StandaloneNodeFixture node)
{
    [Fact]
    public async Task An_instructor_breaks_a_pod_by_a_seed_and_undoes_it()
    {
        Need.StandaloneNode.OrSkip();
        await node.RecordAsync();
        using var data = new TemporaryFolder();
        Dictionary<string, string> environment = new() { [DataFolder.Variable] = data.Path, ["PODLAB_CLUSTER"] = "standalone" };

        var broken = await Tool.RunAsync(node.State, environment, "break", "I10.5", "--seed", "7");
        broken.EnsureSuccess().Output.ShouldContain("I10.5: something about pod demofix5 is broken.");
        broken.Output.ShouldContain("Seed 7 makes the same incident again.");

        (await Tool.RunAsync(node.State, environment, "break", "I10.5", "--seed", "7")).ShouldSatisfyAllConditions(
            again => again.ExitCode.ShouldNotBe(0), again => again.Error.ReplaceLineEndings(" ").ShouldContain("I10.5 is broken already."));

        (await Tool.RunAsync(node.State, environment, "break", "I10.5", "--undo")).EnsureSuccess().Output.ShouldBe("I10.5 is undone; nothing of pod demofix5 is left.\n");
        Directory.EnumerateFiles(data.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("seven", "seven")]
    [InlineData("1.5", "1.5")]
    [InlineData("99999999999", "99999999999")]
    public async Task A_seed_that_is_no_whole_number_is_named(string seed, string named)
    {
        using var state = new TemporaryFolder();

        var refused = await Tool.RunAsync(new(state.Path), "break", "I10.1", "--seed", seed);

        refused.ExitCode.ShouldNotBe(0);
        refused.Error.ShouldContain(named);
        Directory.EnumerateFileSystemEntries(state.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_incident_that_does_not_exist_is_refused_before_a_cluster_is_opened()
    {
        using var state = new TemporaryFolder();

        var refused = await Tool.RunAsync(new(state.Path), "break", "I10.7");

        refused.ExitCode.ShouldNotBe(0);
        refused.Error.ReplaceLineEndings(" ").ShouldContain("There is no incident I10.7. The incidents are I10.1 to I10.6.");
    }
}
