using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using k8s.Models;

namespace PodLab.Clusters.Kubernetes.Watching;

/// <summary>Waits for an object of any kind; its error tells of the pods that it keeps, too.</summary>
internal sealed class ObjectWait(ApiServer server, ResourceKind kind, string namespaceName, string name, ObjectCondition condition)
    : Wait<ClusterObject>(server, kind, namespaceName, name)
{
    private const int MostPods = 3;

    protected override string Condition => condition.Description;

    protected override ClusterObject Read(JsonObject state) => Kind.ReadObject(state);

    protected override bool IsMetBy(ClusterObject? state) => condition.IsMetBy(state);

    protected override string? WhyHopeless(ClusterObject state) => condition.CannotBeMetBy?.Invoke(state);

    protected override async Task<string> TellAsync(ClusterObject state, CancellationToken cancellation)
    {
        var story = new StringBuilder($"Last seen: {ObjectCondition.Progress(state)}.");
        foreach (var pod in (await FindPodsAsync(state, cancellation)).Where(pod => !PodCondition.Ready.IsMetBy(pod)).Take(MostPods))
        {
            story.Append(CultureInfo.InvariantCulture, $"\nPod {pod.Metadata.Name}: {PodStory.Of(pod)}");
        }

        return story.ToString();
    }

    private async Task<IReadOnlyList<V1Pod>> FindPodsAsync(ClusterObject state, CancellationToken cancellation)
    {
        if (state.Json["spec"]?["selector"]?["matchLabels"] is not JsonObject { Count: > 0 } labels)
        {
            return [];
        }

        try
        {
            return await Server.ListPodsAsync(state.Namespace, string.Join(',', labels.Select(label => $"{label.Key}={label.Value}")), cancellation);
        }
        catch (PodLabException)
        {
            // Part of another error, which must not be lost over it.
            return [];
        }
    }
}
