using PodLab.Exercises;

namespace PodLab.Tests.Exercises;

/// <summary>Lesson 08's exercises on a live pod and four live shells, which go through the lesson's steps.</summary>
[Collection("shells by name")]
public sealed class HintsAboutLevels : IAsyncDisposable
{
    private readonly TemporaryState _temporary = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_hint_is_true_and_none_gives_the_answer_away()
    {
        Need.StandaloneNode.OrSkip();
        // A separate node: the pod's name and Kubernetes namespace are the lesson's.
        await _temporary.Life.UpAsync(new(MayInstall: false), "setup/podlab", Cancellation);
        await using var lab = await Lab.OnAsync(PodLab.Clusters.Standalone.StandaloneCluster.Open(_temporary.Folder), "for the test", Cancellation);
        await lab.ApplyAsync("""
            apiVersion: v1
            kind: Pod
            metadata: { name: demonest, namespace: dev }
            spec: { terminationGracePeriodSeconds: 1, containers: [{ name: demox, image: "demo:1.0.0", command: [php], args: [-S, "127.0.0.1:9081"] }] }
            """, cancellation: Cancellation);
        await lab.WaitUntilReadyAsync("demonest", cancellation: Cancellation);
        var node = await lab.NodeOfAsync("demonest", cancellation: Cancellation);
        var nap = await lab.DrawAsync("nap", 2000, 8000, Cancellation);
        await using var one = await node.OpenShellAsync("one", Cancellation);
        await using var two = await node.OpenShellAsync("two", Cancellation);
        await using var three = await node.OpenShellAsync("three", Cancellation);
        await using var earlier = await node.OpenShellAsync("four", Cancellation);
        (await Shells.CloseAsync("four")).ShouldBe(1);
        (await Should.ThrowAsync<PodLabException>(() => earlier.RunAsync("true", Cancellation))).Message.ShouldContain("it was closed");
        await using var four = await node.OpenShellAsync("four", Cancellation);
        (await Should.ThrowAsync<PodLabException>(() => lab.AnswerAsync("E08.3", 4711))).Message
            .ShouldBe("Shell one isn't at level 2. Run the cell that moves it, and those above it.");

        var php = (await lab.AnatomyAsync("demonest", cancellation: Cancellation)).Container("demox").FirstProcess!.Pid;
        await one.EnterAsync(php, NamespaceType.Pid);
        await CheckAsync(lab, "E08.1", "E08.2", "E08.3");
        await ShouldBeToldAsync(lab, "E08.1", 1, "One number in its own pid namespace");
        await ShouldBeToldAsync(lab, "E08.2", 1, "the innermost one");
        await ShouldBeToldAsync(lab, "E08.3", 1, "takes in orphans");
        await two.EnterAsync(php, NamespaceType.Pid);
        await two.UnshareAsync([NamespaceType.Pid], mountProc: true, Cancellation);
        await three.EnterAsync(two, NamespaceType.Pid);
        await three.RunAsync($"(sleep {nap} &)", Cancellation);
        await CheckAsync(lab, "E08.4");
        await ShouldBeToldAsync(lab, "E08.4", three.Pid, "That is shell three");
        await ShouldBeToldAsync(lab, "E08.4", php, "process 1 of level 2");
        await four.EnterAsync(two, NamespaceType.Pid);
        await four.UnshareAsync([NamespaceType.Pid], mountProc: true, Cancellation);
        await four.RunAsync($"(sleep {nap + 1} &)", Cancellation);
        await CheckAsync(lab, "E08.5", "E08.6");
        var levels = (await NestedShells.ReadAsync(lab, Cancellation)).Innermost.PidsByLevel;
        await ShouldBeToldAsync(lab, "E08.5", levels.Reverse(), "wrong order");
        await ShouldBeToldAsync(lab, "E08.5", levels.Take(2), "Right so far");
        foreach (var notSoFar in new[] { levels.Skip(1), [] })
        {
            (await lab.CheckAsync("E08.5", notSoFar)).Message.ShouldNotContain("Right so far");
        }

        await ShouldBeToldAsync(lab, "E08.6", new[] { 1, 2, 3 }, "Not level 1");
        await ShouldBeToldAsync(lab, "E08.6", new[] { 3 }, "Right so far");
        (await Should.ThrowAsync<PodLabException>(() => lab.AnswerAsync("E08.7", 2))).Message
            .ShouldBe("Process 1 of level 3 is still running. Run the cell that ends it.");

        await node.ChangeAsync(["kill", "-KILL", $"{two.Pid}"], Cancellation);
        await CheckAsync(lab, "E08.1", "E08.7");
        await ShouldBeToldAsync(lab, "E08.7", new[] { 2, 4 }, "Level 4 had a process 1 of its own");
        await ShouldBeToldAsync(lab, "E08.7", new[] { 2, 3 }, "together with its process 1");
    }

    public ValueTask DisposeAsync() => _temporary.DisposeAsync();

    private static async Task ShouldBeToldAsync(Lab lab, string id, object answer, string hint)
    {
        var result = await lab.CheckAsync(id, answer);
        result.Outcome.ShouldBe(ExerciseOutcome.Wrong, id);
        result.Message.ShouldContain(hint);
    }

    private static async Task CheckAsync(Lab lab, params string[] ids)
    {
        foreach (var exercise in ids.Select(id => (Exercise<NestedShells>)ExerciseCatalog.Get(id)))
        {
            var seen = exercise.Id == "E08.6" ? await NestedShells.ProbeAsync(lab, Cancellation) : await NestedShells.ReadAsync(lab, Cancellation);
            ExerciseChecks.ClaimsHold(exercise, seen);
            ExerciseChecks.NoHintGivesTheAnswerAway(exercise, seen, [.. Answers(seen), .. MadeUpAnswers.About([.. seen.Processes.Select(detail => detail.Process)], [])]);
        }
    }

    private static IEnumerable<object[]> Answers(NestedShells seen) =>
    [
        .. Enumerable.Range(0, 32).Select(levels => new object[] { Enumerable.Range(1, 5).Where(level => (levels >> (level - 1) & 1) == 1).ToArray() }),
        .. seen.Php.Pids.Select(pid => new object[] { pid }),
        .. seen.Processes.SelectMany(process => new object[][] { [process.PidsByLevel], [process.PidsByLevel.Reverse()], [process.PidsByLevel.Prepend(4711)], [process.PidsByLevel.SkipLast(1)] }),
    ];
}
