using PodLab.Manifests;
using PodLab.Recordings;

namespace PodLab.Tests.Recordings;

public sealed class ReplayingARun
{
    private const string Manifest = "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c, image: i}]}}";

    private const string ManifestOfOwnUsers = "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {hostUsers: false, containers: [{name: c, image: i}]}}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_asked_is_answered_as_it_was()
    {
        using var run = new RecordedRun();
        var recorded = await AskEverythingAsync(run.Cluster);

        (await AskEverythingAsync(run.Replay())).ShouldBe(recorded);
    }

    [Theory]
    [InlineData("metadata: {name: p, labels: {count: 1}}\nspec: {containers: [{name: c, image: i}]}", "found the number 1, expected text")]
    [InlineData("metadata: {name: p}\nspec: {containers: [{name: c, image: i, comand: [a]}]}", "Is command meant?")]
    [InlineData("metadata: {name: p}\nspec: {containers: []}", "expected at least one container")]
    [InlineData("metadata: &a {name: p, labels: *a}", "the alias *a refers to nothing")]
    public async Task A_mistake_in_a_pod_is_told_as_on_any_cluster_recording_or_not(string rest, string expected)
    {
        using var run = new RecordedRun();
        var manifest = $"apiVersion: v1\nkind: Pod\n{rest}";

        (await Should.ThrowAsync<ManifestException>(() => run.Cluster.ApplyAsync(manifest, "dev", cancellation: Cancellation))).Message.ShouldContain(expected);
        (await Should.ThrowAsync<ManifestException>(() => run.Replay().ApplyAsync(manifest, "dev", cancellation: Cancellation))).Message.ShouldContain(expected);
    }

    [Fact]
    public async Task A_replay_refuses_names_that_no_pod_can_have()
    {
        using var run = new RecordedRun();

        (await Should.ThrowAsync<PodLabException>(() => run.Replay().FindPodAsync("dev", "x/../../node", Cancellation))).Message.ShouldContain("cannot be the name of a pod");
    }

    [Fact]
    public async Task The_same_question_gets_its_answers_in_order_and_then_the_last_again()
    {
        using var run = new RecordedRun();
        await RunAsync(run.Cluster, "ps", "ps", "lsns");

        (await RunAsync(run.Replay(), "lsns", "ps", "ps", "ps", "lsns")).ShouldBe(["answer 3", "answer 1", "answer 2", "answer 2", "answer 3"]);
    }

    [Fact]
    public async Task A_question_asked_again_before_a_change_is_not_answered_from_after_it()
    {
        using var run = new RecordedRun();
        await RunAsync(run.Cluster, "ps", "kill 7", "ps");

        (await RunAsync(run.Replay(), "ps", "ps", "kill 7", "ps", "ps")).ShouldBe(["answer 1", "answer 1", "answer 2", "answer 3", "answer 3"]);
    }

    [Fact]
    public async Task A_change_done_again_takes_the_replay_back_to_where_it_was_recorded()
    {
        using var run = new RecordedRun();
        await run.Cluster.ApplyAsync(Manifest, "dev", cancellation: Cancellation);
        await RunAsync(run.Cluster, "ps");
        await run.Cluster.DeletePodAsync("dev", "p", Cancellation);
        await RunAsync(run.Cluster, "ps");
        var replay = run.Replay();

        await replay.ApplyAsync(Manifest, "dev", cancellation: Cancellation);
        (await RunAsync(replay, "ps")).ShouldBe(["answer 1"]);
        await replay.DeletePodAsync("dev", "p", Cancellation);
        (await RunAsync(replay, "ps")).ShouldBe(["answer 2"]);
        await replay.ApplyAsync(Manifest, "dev", cancellation: Cancellation);
        (await RunAsync(replay, "ps")).ShouldBe(["answer 1"]);
    }

    [Fact]
    public async Task After_waiting_nothing_from_before_the_wait_is_shown()
    {
        using var run = new RecordedRun();
        await RunAsync(run.Cluster, "ps");
        await run.Cluster.WaitForPodAsync("dev", "p", PodCondition.Ready, TimeSpan.FromSeconds(1), Cancellation);
        await RunAsync(run.Cluster, "ps");
        var replay = run.Replay();

        await replay.WaitForPodAsync("dev", "p", PodCondition.Ready, TimeSpan.FromSeconds(1), Cancellation);
        (await RunAsync(replay, "ps", "ps")).ShouldBe(["answer 2", "answer 2"]);
    }

    [Fact]
    public async Task Something_asked_in_a_moment_in_which_nobody_asked_it_is_answered_from_the_nearest_moment_before()
    {
        using var run = new RecordedRun();
        await RunAsync(run.Cluster, "ps", "kill 1", "kill 2", "ps");
        var replay = run.Replay();

        (await RunAsync(replay, "kill 1", "ps", "kill 2", "ps")).ShouldBe(["answer 2", "answer 1", "answer 3", "answer 4"]);
    }

    [Fact]
    public async Task What_nobody_asked_is_told_in_a_sentence_with_what_comes_closest()
    {
        using var run = new RecordedRun();
        await RunAsync(run.Cluster, "ps -e", "lsns -J");
        await run.Cluster.FindPodAsync("dev", "p", Cancellation);
        var replay = run.Replay();

        var command = await Should.ThrowAsync<NotRecordedException>(() => RunAsync(replay, "lsns -l"));
        command.Message.ShouldBe(
            "This is a replay, and its recording has no answer for `lsns -l` on node kind-worker. The recording has: `lsns -J` on node kind-worker; "
            + "`ps -e` on node kind-worker. For anything else, run the lesson on a live cluster: `podlab up` starts one.");
        (await Should.ThrowAsync<NotRecordedException>(() => replay.FindPodAsync("dev", "other", Cancellation))).Message
            .ShouldContain("pod other in Kubernetes namespace dev. The recording has: pod p in Kubernetes namespace dev.");
        (await Should.ThrowAsync<NotRecordedException>(() => replay.ReadLogAsync("dev", "p", "c", 20, Cancellation))).Message
            .ShouldContain("the last 20 lines of container c of pod p in Kubernetes namespace dev. The recording has: nothing of that kind.");
        (await Should.ThrowAsync<NotRecordedException>(() => replay.ApplyAsync(Manifest, "dev", cancellation: Cancellation))).Message
            .ShouldContain("applying pod/p in Kubernetes namespace dev");
    }

    [Fact]
    public async Task An_error_is_the_same_error_again()
    {
        using var run = new RecordedRun();
        await Should.ThrowAsync<PodWaitException>(() => Wait(run.Cluster));

        (await Should.ThrowAsync<PodWaitException>(() => Wait(run.Replay()))).Message.ShouldBe("It never was.");

        static Task Wait(ICluster cluster) => cluster.WaitForPodAsync("dev", "never", PodCondition.Ready, TimeSpan.FromSeconds(1), Cancellation);
    }

    [Fact]
    public async Task A_mistake_in_a_manifest_is_told_although_nobody_made_it_before()
    {
        using var run = new RecordedRun();

        await Should.ThrowAsync<PodLab.Manifests.ManifestException>(() => run.Replay().ApplyAsync("kind: [", "dev", cancellation: Cancellation));
    }

    [Fact]
    public async Task A_replay_says_that_it_is_one_of_what_and_when()
    {
        using var run = new RecordedRun();
        await run.Cluster.FactsAsync(Cancellation);

        await using var lab = await Lab.OnAsync(run.Replay(), "for the tests", Cancellation);

        var banner = lab.ToString();
        banner.ShouldContain("a replay of kind, for the tests");
        banner.ShouldContain("This is a replay: the cells show the recorded output of lesson.ipynb on kind cluster podlab, from ");
        banner.ShouldNotContain("alice");
    }

    [Fact]
    public async Task Ages_are_those_of_the_recording()
    {
        using var run = new RecordedRun();
        await run.Cluster.FactsAsync(Cancellation);
        var recordedAt = PodLab.Recordings.Journal.Read(run.Journal).Exchanges[0].At;
        var replay = run.Replay();

        await replay.FactsAsync(Cancellation);

        replay.Clock.GetUtcNow().ShouldBe(recordedAt);
    }

    [Fact]
    public async Task A_lesson_with_shells_replays_without_a_node()
    {
        using var run = new RecordedRun();
        var recorded = await UseShellsAsync(run.Cluster);
        var replay = run.Replay();

        (await UseShellsAsync(replay)).ShouldBe(recorded);
        (await UseShellsAsync(replay)).ShouldBe(recorded, "the notebook is run again from its top");
        await using var one = await (await replay.NodesAsync(Cancellation)).Single().OpenShellAsync("one", Cancellation);
        (await Should.ThrowAsync<NotRecordedException>(() => one.RunAsync("lsns", Cancellation))).Message
            .ShouldContain("no answer for `lsns` in shell one on node kind-worker. The recording has: `hostname` in shell one");
        var node = (await replay.NodesAsync(Cancellation)).Single();
        (await Should.ThrowAsync<PodLabException>(() => node.OpenAsync(["sh"], Cancellation))).Message
            .ShouldContain("sh can't be kept running on node kind-worker");
    }

    private static async Task<string[]> UseShellsAsync(ICluster cluster)
    {
        var node = (await cluster.NodesAsync(Cancellation)).Single();
        await using var one = await node.OpenShellAsync("one", Cancellation);
        var before = one.Pid;
        var results = new[]
        {
            await one.RunAsync("hostname", Cancellation),
            await one.UnshareAsync(NamespaceType.Uts),
            await one.RunAsync("hostname renamed", Cancellation),
            await one.RunAsync("hostname", Cancellation),
        };
        return [.. results.Select(result => result.ToString()), $"{before} {one.Pid}"];
    }

    private static async Task<string[]> AskEverythingAsync(ICluster cluster)
    {
        var node = (await cluster.NodesAsync(Cancellation)).Single();
        var result = await node.ExecuteAsync(["false"], Cancellation);
        return
        [
            .. (await cluster.ApplyAsync(Manifest, "dev", cancellation: Cancellation)).Select(applied => applied.ToString()),
            await cluster.FindRefusalOfFieldAsync(Manifest, "spec.containers[].image", "dev", Cancellation) ?? "kept",
            await cluster.FindRefusalOfFieldAsync(ManifestOfOwnUsers, "spec.hostUsers", "dev", Cancellation) ?? "kept",
            .. (await cluster.GetPodsAsync("dev", "app=demo", Cancellation)).Select(pod => pod.Metadata.Name),
            cluster.PodsTerminalLine("dev"),
            (await cluster.FindPodAsync("dev", "none", Cancellation))?.Metadata.Name ?? "none",
            (await cluster.FindPodAsync("dev", "p", Cancellation))!.Metadata.Name,
            (await cluster.WaitForPodAsync("dev", "p", PodCondition.Ready, TimeSpan.FromSeconds(1), Cancellation))!.Metadata.Name,
            $"{await cluster.DeletePodAsync("dev", "p", Cancellation)}",
            await cluster.ReadLogAsync("dev", "p", "c", 5, Cancellation),
            $"{await cluster.ExecuteAsync((await cluster.FindPodAsync("dev", "p", Cancellation))!, "c", ["ls"], cancellation: Cancellation)}",
            node.Name, node.TerminalLine("ls", "-l"), $"{result} {result.StandardOutput}",
            await node.Runtime.VersionAsync(Cancellation),
            .. (await node.Runtime.ImagesAsync(Cancellation)).Select(image => image.ToString()),
            .. (await node.Runtime.SandboxesAsync(Cancellation)).Select(sandbox => sandbox.ToString()),
            .. (await node.Runtime.ContainersAsync(Cancellation)).Select(container => container.ToString()),
        ];
    }

    private static async Task<string[]> RunAsync(ICluster cluster, params string[] commands)
    {
        var node = (await cluster.NodesAsync(Cancellation)).Single();
        var said = new List<string>();
        foreach (var command in commands)
        {
            string[] argv = command.Split(' ');
            said.Add((await (argv[0] == "kill" ? node.ChangeAsync(argv, Cancellation) : node.ExecuteAsync(argv, Cancellation))).StandardOutput);
        }

        return [.. said];
    }
}
