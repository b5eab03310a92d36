namespace PodLab.Tests.Kind;

/// <summary>The effect of <c>down</c> on the records of <c>up</c>, without a cluster.</summary>
public sealed class LeavingClusters
{
    [Theory]
    [InlineData("--name", "other", "--cluster kind")]
    [InlineData("--context", "other", "--cluster kubernetes")]
    public async Task An_option_of_a_kind_of_cluster_that_was_not_named_is_refused_and_nothing_is_left(string option, string value, string needed)
    {
        await using var temporary = new TemporaryState();
        Record(temporary.Folder, "kept");
        temporary.Folder.WriteCurrent(new CurrentCluster("kind", "kept"));

        var down = await Tool.RunAsync(temporary.Folder, "down", option, value);

        down.ExitCode.ShouldBe(1);
        down.Error.ShouldContain($"{option} goes with {needed}");
        temporary.Folder.FindClusterRecord("kind", "kept").ShouldNotBeNull();
    }

    [Fact]
    public async Task Where_there_was_never_a_node_none_is_said_to_be_stopped()
    {
        await using var temporary = new TemporaryState();
        Record(temporary.Folder, "kept");

        var down = (await Tool.RunAsync(temporary.Folder, "down")).EnsureSuccess();

        down.Output.ShouldContain("There's no node to stop.");
        down.Output.ShouldContain("Still in use: kind kept.");
    }

    [Fact]
    public async Task Records_that_cannot_be_read_are_cleared_away()
    {
        await using var temporary = new TemporaryState();
        var state = temporary.Folder;
        Record(state, "kept");
        Record(state, "damaged");
        var damaged = Directory.GetFiles(state.Path, "*damaged*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        await File.WriteAllTextAsync(damaged, "{", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(state.CurrentFile, "", TestContext.Current.CancellationToken);

        var down = (await Tool.RunAsync(state, "down")).EnsureSuccess();

        var said = down.Output.ReplaceLineEndings("");
        said.ShouldContain(damaged);
        said.ShouldContain(state.CurrentFile);
        said.ShouldContain("Still in use: kind kept.");
        state.ClusterRecords().ShouldHaveSingleItem().Name.ShouldBe("kept");
        state.FindCurrent().ShouldBeNull();
    }

    private static void Record(StateFolder state, string name) =>
        state.WriteClusterRecord(new ClusterRecord("kind", name, $"kind-{name}", "dev", MadeCluster: false, MadeNamespace: false));
}
