using PodLab.Rendering;

namespace PodLab.Clusters;

/// <summary>Objects of any kind, with the columns that <c>kubectl get</c> has for most of them.</summary>
internal static class ObjectTable
{
    public static Table<ClusterObject> Of(
        IReadOnlyList<ClusterObject> objects, string kind, string namespaceName, DateTimeOffset now, string terminalLine)
    {
        Column<ClusterObject>[] columns =
        [
            new("NAME", found => found.Name),
            // A Service or ConfigMap keeps no pods that could be ready.
            .. objects.Any(found => ObjectCondition.ReadyOf(found) is not null)
                ? [new Column<ClusterObject>("READY", found => ObjectCondition.ReadyOf(found) ?? "")]
                : Array.Empty<Column<ClusterObject>>(),
            new("AGE", found => PodAge.Since(found.CreatedAt, now)),
        ];
        // Nodes and the like are in no Kubernetes namespace, whichever was asked for.
        var place = objects.Count > 0 && objects.All(found => found.Namespace.Length == 0) ? "of the whole cluster" : $"in Kubernetes namespace {namespaceName}";
        return new Table<ClusterObject>($"Objects of kind {kind} {place}", columns, objects, terminalLine);
    }
}
