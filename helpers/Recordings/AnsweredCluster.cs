using PodLab.Clusters;
using PodLab.Manifests;
using PodLab.Nodes.Execution;

namespace PodLab.Recordings;

/// <summary>
/// A cluster that gets its answers from elsewhere: from a live cluster, whose answers are kept, or from a recording. For a new question, add
/// one method here: the question's name, its words in a sentence, its effect, and the call to the live cluster.
/// </summary>
/// <param name="answers">Keeps the answers, or returns kept answers.</param>
/// <param name="live">The live cluster; null in a replay.</param>
internal sealed class AnsweredCluster(IAnswers answers, ICluster? live) : ICluster
{
    public string Name => live?.Name ?? "the replay";

    public TimeProvider Clock => answers.Clock;

    public bool IsReplay => live is null;

    /// <summary>A replayed cluster. Nothing is started, on any operating system.</summary>
    /// <exception cref="PodLabException">The recording doesn't exist or can't be read.</exception>
    public static AnsweredCluster Replay(string path) => new(new Replay(RecordingFile.Read(path)), live: null);

    public string ResolveNamespace(string namespaceName) => live?.ResolveNamespace(namespaceName) ?? namespaceName;

    public async Task<ClusterFacts> FactsAsync(CancellationToken cancellation = default) => answers.Present(await answers.AskAsync(
        Question.Of("facts", _ => "the cluster's facts"), () => live!.FactsAsync(cancellation)));

    public Task<IReadOnlyList<AppliedObject>> ApplyAsync(
        string manifest, string namespaceName, bool force = false, CancellationToken cancellation = default) => answers.AskAsync(
            Question.OfManifest(manifest, namespaceName),
            () => live!.ApplyAsync(manifest, namespaceName, force, cancellation));

    public Task<string?> FindRefusalOfFieldAsync(
        string manifest, string field, string namespaceName, CancellationToken cancellation = default)
    {
        FieldQuestion.Read(manifest, field);
        return answers.FindAsync(
            Question.OfField(manifest, field, namespaceName), () => live!.FindRefusalOfFieldAsync(manifest, field, namespaceName, cancellation));
    }

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

    public Task<string?> WhyNoEphemeralContainersAsync(CancellationToken cancellation = default) => answers.FindAsync(
        Question.Of("whyNoEphemeralContainers", _ => "whether ephemeral containers can be added to pods"),
        () => live!.WhyNoEphemeralContainersAsync(cancellation));

    public Task AddEphemeralContainerAsync(
        string namespaceName, string pod, V1EphemeralContainer container, CancellationToken cancellation = default) => answers.AskAsync(
            OfPod(
                "debug", words => $"adding ephemeral container {words[2]} to pod {words[1]} in {Namespace(words)}", namespaceName, pod,
                [container.Name, container.Image, container.TargetContainerName, .. Redaction.OfArguments([.. container.Command ?? []])])
                with { Effect = Effect.Change },
            async () =>
            {
                await live!.AddEphemeralContainerAsync(namespaceName, pod, container, cancellation);
                return container.Name;
            });

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
