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
        return new Table<ClusterObject>($"Objects of kind {kind} in Kubernetes namespace {namespaceName}", columns, objects, terminalLine);
    }
}
