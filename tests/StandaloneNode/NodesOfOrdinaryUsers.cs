using PodLab.Setup.StandaloneNode;

namespace PodLab.Tests.StandaloneNode;

/// <summary>Facts that root's tests can't see: the node of an ordinary user. (If such a user runs the tests, all others show it.)</summary>
[Collection("lives of nodes")]
public sealed class NodesOfOrdinaryUsers
{
    [Fact]
    public async Task A_user_without_roots_rights_starts_enters_and_stops_a_node()
    {
        Need.StandaloneNode.OrSkip();
        Need.OrdinaryUser.OrSkip();
        var user = Need.FindOrdinaryUser()!;
        await using var temporary = new TemporaryState();
        await temporary.GiveToAsync(user);
        var state = temporary.Folder;
        try
        {
            var up = await Tool.RunAsAsync(user, state, "up", "--no-install");
            up.Error.ShouldBe("");
            up.Output.ShouldContain("without root's rights");

            var id = await Tool.RunAsAsync(user, state, "exec", "podlab-node", "--", "id", "-un");
            (id.ExitCode, id.Output).ShouldBe((0, "root\n"));

            var network = await Tool.RunAsAsync(user, state, ["exec", "podlab-node", "--", .. NetworkSnapshotReader.Argv]);
            var own = NetworkSnapshotOutput.Parse("podlab-node", network.Output, DateTimeOffset.UnixEpoch).Namespaces.ShouldHaveSingleItem();
            own.Links.ShouldContain(link => link.Name == "lo");
        }
        finally
        {
            (await Tool.RunAsAsync(user, state, "down")).ExitCode.ShouldBe(0);
            Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(state.Path)!).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_shape_of_cgroup_v1_is_refused_to_them_with_a_reason()
    {
        Need.StandaloneNode.OrSkip();
        Need.OrdinaryUser.OrSkip();
        var state = new StateFolder(Path.Combine(Path.GetTempPath(), $"podlab-refused-{Guid.NewGuid():N}"));
        var up = await Tool.RunAsAsync(Need.FindOrdinaryUser()!, state, "up", "--no-install", "--cgroups", "v1");

        up.ExitCode.ShouldBe(1);
        up.Error.ShouldContain("Use --cgroups v2");
        Directory.Exists(state.Path).ShouldBeFalse();
    }
}
