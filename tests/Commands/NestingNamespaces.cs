using static PodLab.Nodes.NamespaceType;

namespace PodLab.Tests.Commands;

public sealed class NestingNamespaces(StandaloneNodeFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Pid_and_user_namespaces_nest_below_the_nodes_own()
    {
        var tree = Recorded();

        var (pid, user) = (tree.Roots(Pid).ShouldHaveSingleItem(), tree.Roots(User).ShouldHaveSingleItem());
        pid.Parent.Words.ShouldBe("outside the node");
        user.Parent.Words.ShouldBe("none (the machine's first)");
        user.Row.Namespace.Inode.ShouldBe(4026531837UL);
        tree.Children(pid.Row.Namespace).ShouldAllBe(child => child.Row.Type == "pid");
        var inner = tree.Children(user.Row.Namespace).ShouldHaveSingleItem();
        tree.Children(inner.Row.Namespace).ShouldHaveSingleItem().Row.Type.ShouldBe("user");
        tree.OwnedBy(inner.Row.Namespace).Select(owned => owned.Row.Type).ShouldContain("mnt");
    }

    [Fact]
    public void The_types_that_do_not_nest_have_an_owner_and_no_parent() =>
        Recorded().Namespaces.Where(entry => entry.Row.Namespace.Type is not (Pid or User)).ShouldAllBe(
            entry => entry.Parent.Words == "—" && entry.Owner.Namespace != null);

    [Fact]
    public void The_drawing_has_every_pid_and_user_namespace_in_its_words()
    {
        var tree = Recorded();
        var words = tree.ToString();

        foreach (var entry in tree.Namespaces.Where(entry => entry.Row.Namespace.Type is Pid or User))
        {
            words.ShouldContain($"{entry.Row.Namespace}\n");
        }

        tree.Table().ToString().ShouldContain("outside the node");
        tree.Table().Count.ShouldBe(tree.Namespaces.Count);
    }

    [Fact]
    public void An_lsns_that_does_not_tell_leaves_parents_and_owners_unknown()
    {
        var rows = NamespaceList.ParseJson(Fixture.Recording("solo.lsns-J"));
        var tree = new NamespaceTree("kind-worker", NestedNamespaceList.WithoutKin(rows), null);

        tree.Namespaces.ShouldAllBe(entry => entry.Owner.Words == "unknown");
        tree.Roots(Pid).Count.ShouldBe(rows.Count(row => row.Type == "pid"));
        tree.ToString().ShouldContain("parent: unknown");
    }

    [Fact]
    public void Namespaces_that_claim_to_nest_in_each_other_are_drawn_once()
    {
        var (one, other) = (new LinuxNamespace(Pid, 1), new LinuxNamespace(Pid, 2));
        NestedNamespace Entry(LinuxNamespace ns, LinuxNamespace parent) =>
            new(new NamespaceRow(ns, 1, 1, "root", "sh"), NamespaceRelation.Of(Pid, parent.Inode), NamespaceRelation.Unknown);

        var tree = new NamespaceTree("node", [Entry(new(Pid, 9), new(Pid, 10)), Entry(one, other), Entry(other, one)], null);
        tree.ToString().ShouldContain("pid:[9]");
    }

    [Fact]
    public async Task On_a_real_node_every_container_nests_in_the_node()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        var node = (await lab.NodesAsync(Cancellation)).ShouldHaveSingleItem();

        var tree = await node.NamespaceTreeAsync(Cancellation);

        var root = tree.Roots(Pid).ShouldHaveSingleItem();
        root.Row.Pid.ShouldBe(1);
        root.Parent.Words.ShouldBe("outside the node");
        tree.Namespaces.Where(entry => entry.Row.Namespace.Type == Net).ShouldAllBe(entry => entry.Owner.Namespace != null || entry.Owner.Words == "outside the node");
    }

    private static NamespaceTree Recorded() =>
        new("kind-worker", NestedNamespaceList.ParseJson(Fixture.Recording("nested.kind-worker.lsns-kin")), "docker exec kind-worker lsns");
}
