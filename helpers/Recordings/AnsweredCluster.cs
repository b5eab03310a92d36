using PodLab.Clusters;
using PodLab.Manifests;
using PodLab.Nodes.Execution;

namespace PodLab.Recordings;

/// <summary>
/// A cluster that asks another for its answers: a live one, whose answers are kept, or a recording of one. A new question needs nothing of
/// a recording but a method here: what it is called, how a sentence calls it, what asking it does, and how the live cluster is asked.
/// </summary>
/// <param name="answers">Who keeps the answers, or gives those that were kept.</param>
/// <param name="live">The live cluster; null in a replay, which asks nobody.</param>
internal sealed class AnsweredCluster(IAnswers answers, ICluster? live) : ICluster
{
    public string Name => live?.Name ?? "the replay";

    public TimeProvider Clock => answers.Clock;

    public bool IsReplay => live is null;

    /// <summary>A cluster that isn't there. Nothing is started, on any operating system.</summary>
    /// <exception cref="PodLabException">There is no such recording, or it cannot be read.</exception>
    public static AnsweredCluster Replay(string path) => new(new Replay(RecordingFile.Read(path)), live: null);

    public string ResolveNamespace(string namespaceName) => live?.ResolveNamespace(namespaceName) ?? namespaceName;

    public async Task<ClusterFacts> FactsAsync(CancellationToken cancellation = default) => answers.Present(await answers.AskAsync(
        Question.Of("facts", _ => "what the cluster is"), () => live!.FactsAsync(cancellation)));

    public Task<IReadOnlyList<AppliedObject>> ApplyAsync(
        string manifest, string namespaceName, bool force = false, CancellationToken cancellation = default) => answers.AskAsync(
            Question.OfManifest(manifest, namespaceName),
            () => live!.ApplyAsync(manifest, namespaceName, force, cancellation));

    public Task<IReadOnlyList<V1Pod>> GetPodsAsync(
        string namespaceName, string? labelSelector = null, CancellationToken cancellation = default) => answers.AskAsync(
            Question.Of("pods", words => $"the pods of {Namespace(words)}{Labels(words[1])}", namespaceName, labelSelector),
            () => live!.GetPodsAsync(namespaceName, labelSelector, cancellation));

    public string PodsTerminalLine(string namespaceName, string? labelSelector = null) => answers.AskAsync(
        Question.Of("podsLine", words => $"the pods of {Namespace(words)}{Labels(words[1])}", namespaceName, labelSelector),
        () => Task.FromResult(live!.PodsTerminalLine(namespaceName, labelSelector))).GetAwaiter().GetResult();

    public Task<V1Pod?> FindPodAsync(string namespaceName, string name, CancellationToken cancellation = default) => answers.FindAsync(
        OfPod("pod", words => $"pod {words[1]} in {Namespace(words)}", namespaceName, name),
        () => live!.FindPodAsync(namespaceName, name, cancellation));

    public Task<V1Pod?> WaitForPodAsync(
        string namespaceName, string name, PodCondition condition, TimeSpan timeout, CancellationToken cancellation = default) =>
        answers.FindAsync(
            OfPod("wait", words => $"waiting until pod {words[1]} in {Namespace(words)} {words[2]}",
                namespaceName, name, condition.Description) with { Effect = Effect.Wait },
            () => live!.WaitForPodAsync(namespaceName, name, condition, timeout, cancellation));

    public Task<bool> DeletePodAsync(string namespaceName, string name, CancellationToken cancellation = default) => answers.AskAsync(
        OfPod("delete", words => $"deleting pod {words[1]} in {Namespace(words)}", namespaceName, name) with { Effect = Effect.Change },
        () => live!.DeletePodAsync(namespaceName, name, cancellation));

    public Task<string> ReadLogAsync(
        string namespaceName, string pod, string container, int tailLines = 20, CancellationToken cancellation = default) =>
        answers.AskAsync(
            OfPod("log", words => $"the last {words[3]} lines of container {words[2]} of pod {words[1]} in {Namespace(words)}",
                namespaceName, pod, container, tailLines.ToString(CultureInfo.InvariantCulture)),
            () => live!.ReadLogAsync(namespaceName, pod, container, tailLines, cancellation));

    public async Task<CommandResult> ExecuteAsync(
        V1Pod pod, string container, IReadOnlyList<string> argv, bool changes = false, CancellationToken cancellation = default)
    {
        var question = OfPod(
            "exec", words => $"`{CommandWords.Of([.. words.Skip(3)])}` in container {words[2]} of pod {words[1]} in {Namespace(words)}",
            pod.Metadata.NamespaceProperty, pod.Metadata.Name, [container, .. Redaction.OfArguments(argv)]);
        var kept = await answers.AskAsync(question with { Effect = changes ? Effect.Change : null }, async () =>
            KeptResult.Of(await live!.ExecuteAsync(pod, container, argv, changes, cancellation)));
        return kept.ToResult(pod.Spec.NodeName, argv);
    }

    public async Task<IReadOnlyList<ClusterNode>> NodesAsync(CancellationToken cancellation = default)
    {
        var nodes = await answers.AskAsync<IReadOnlyList<AnsweredNode.Kept>>(
            Question.Of("nodes", _ => "the nodes"), async () => [.. (await live!.NodesAsync(cancellation)).Select(AnsweredNode.Kept.Of)]);
        return [.. nodes.Select(node => new AnsweredNode(node, answers))];
    }

    public ValueTask DisposeAsync() => live?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static Question OfPod(
        string kind, Func<IReadOnlyList<string>, string> describe, string namespaceName, string pod, params string?[] words)
    {
        KubernetesNames.EnsurePod(namespaceName, pod);
        return Question.Of(kind, describe, [namespaceName, pod, .. words]);
    }

    private static string Namespace(IReadOnlyList<string> words) => $"Kubernetes namespace {words[0]}";

    private static string Labels(string selector) => selector.Length > 0 ? $" with labels {selector}" : "";
}
