using System.Text.Json.Nodes;

namespace PodLab.Clusters.Kubernetes.Watching;

/// <summary>One line of a watch.</summary>
/// <param name="Type"><c>ADDED</c>, <c>MODIFIED</c>, <c>DELETED</c> or <c>BOOKMARK</c> (nothing happened up to this version).</param>
/// <param name="Object">The object after the change (before it, if it was deleted).</param>
internal sealed record WatchedChange(string Type, JsonObject Object)
{
    public bool IsBookmark => Type == "BOOKMARK";

    public bool IsDeletion => Type == "DELETED";

    public string Version => Object["metadata"]!["resourceVersion"]!.GetValue<string>();
}
