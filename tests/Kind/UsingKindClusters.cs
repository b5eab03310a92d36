using k8s;
using PodLab.Clusters.Kind;
using PodLab.Setup.Kind;
using PodLab.Setup.StandaloneNode;

namespace PodLab.Tests.Kind;

/// <summary>up, down and exec on a cluster that isn't PodLab's own: the current kind cluster.</summary>
[Collection(OnKind.Name)]
public sealed class UsingKindClusters(KindClusterFixture kind)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cluster_that_is_not_PodLabs_has_to_be_named()
    {
        Need.KindCluster.OrSkip();
        await using var temporary = new TemporaryState();

        var up = await Tool.RunAsync(temporary.Folder, "up", "--cluster", "kubernetes");

        up.ExitCode.ShouldBe(1);
        up.Error.ShouldContain("name its context each time");
        up.Error.ShouldContain(KindOpening.ContextOf(Need.KindClusterName!));
        Directory.Exists(temporary.Folder.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task Up_names_context_and_server_and_down_removes_only_the_namespace_it_made()
    {
        Need.KindCluster.OrSkip();
        await using var temporary = new TemporaryState();
        using var server = KindOpening.ContextFor(Need.KindClusterName!).Connect();
        var place = $"podlab-tests-{Guid.NewGuid():N}"[..24];

        var up = await Tool.RunAsync(temporary.Folder, "up", "--cluster", "kubernetes", "--context", server.Context.Name, "--namespace", place);

        var said = up.EnsureSuccess().Output.ReplaceLineEndings(" ");
        said.ShouldContain(server.Context.Name);
        said.ShouldContain(server.Context.Server);
        (await NamespacesAsync(server)).ShouldContain(place);
        temporary.Folder.FindCurrent()!.Cluster.ShouldBe("kubernetes");

        (await Tool.RunAsync(temporary.Folder, "down")).EnsureSuccess();

        (await NamespacesAsync(server)).ShouldNotContain(place);
        (await NamespacesAsync(server)).ShouldContain("kube-system");
        Directory.Exists(temporary.Folder.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task Down_leaves_a_namespace_that_was_there_before()
    {
        Need.KindCluster.OrSkip();
        await using var temporary = new TemporaryState();
        using var server = KindOpening.ContextFor(Need.KindClusterName!).Connect();
        var place = new LabNamespace(server, $"podlab-tests-{Guid.NewGuid():N}"[..24]);
        await place.EnsureAsync(Cancellation);
        try
        {
            var options = new KubernetesUpOptions(server.Context.Name, place.Name);
            var life = new KubernetesClusterProvisioner(temporary.Folder, new Progress<string>());
            (await life.UpAsync(options, Cancellation)).MadeNamespace.ShouldBeFalse();

            await life.DownAsync(server.Context.Name, Cancellation);

            (await NamespacesAsync(server)).ShouldContain(place.Name);
        }
        finally
        {
            await place.DeleteAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Exec_runs_a_command_on_a_node_and_ends_as_it_does()
    {
        Need.KindCluster.OrSkip();
        await using var temporary = new TemporaryState();
        var node = await kind.OpenNodeAsync();

        var exec = await Tool.RunAsync(
            temporary.Folder, "exec", node.Name, "--cluster", $"kind:{Need.KindClusterName}", "--", "sh", "-c", "cat /proc/1/comm; exit 4");

        exec.ExitCode.ShouldBe(4);
        exec.Output.ShouldBe((await node.ExecuteAsync(["cat", "/proc/1/comm"], Cancellation)).StandardOutput);
    }

    [Fact]
    public async Task The_demo_image_is_built_and_loaded_into_the_nodes_that_lack_it()
    {
        Need.KindCluster.OrSkip();
        var reference = $"podlab-tests-demo:{Guid.NewGuid():N}";
        var node = await kind.OpenNodeAsync();
        var steps = new List<string>();
        var progress = new Steps(steps);
        var image = new DemoImageOfDocker(kind.Docker, new KindProgram(progress), progress, reference);
        try
        {
            // demo:1.0.0 has everything that the Dockerfile would install, so nothing is downloaded.
            await image.EnsureAsync(Need.KindClusterName!, [node.Name], "demo:1.0.0", Cancellation);
            (await node.Runtime.ImagesAsync(Cancellation)).ShouldContain(held => held.Reference == $"docker.io/library/{reference}");

            steps.Clear();
            await image.EnsureAsync(Need.KindClusterName!, [node.Name], "demo:1.0.0", Cancellation);
            steps.ShouldHaveSingleItem().ShouldContain("already");
        }
        finally
        {
            await node.ExecuteAsync(["crictl", "rmi", $"docker.io/library/{reference}"], CancellationToken.None);
            await MachineCommand.RunAsync(["docker", "rmi", reference], CancellationToken.None);
        }
    }

    private static async Task<IReadOnlyList<string>> NamespacesAsync(ApiServer server)
    {
        var list = await server.AskAsync("list Kubernetes namespaces", (client, stop) => client.CoreV1.ListNamespaceAsync(cancellationToken: stop), Cancellation);
        return [.. list.Items.Select(found => found.Metadata.Name)];
    }

    private sealed class Steps(List<string> steps) : IProgress<string>
    {
        public void Report(string value) => steps.Add(value);
    }
}
