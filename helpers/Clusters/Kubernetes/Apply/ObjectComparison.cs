namespace PodLab.Clusters.Kubernetes.Apply;

/// <summary>Whether applying changed an object: its specification and its metadata, not the API server's bookkeeping.</summary>
internal static class ObjectComparison
{
    private static readonly string[] Bookkeeping = ["managedFields", "resourceVersion", "generation", "selfLink"];

    public static bool AreSame(JsonObject before, JsonObject after) => JsonNode.DeepEquals(Essence(before), Essence(after));

    private static JsonObject Essence(JsonObject value)
    {
        var essence = value.DeepClone().AsObject();
        essence.Remove("status");
        var metadata = essence["metadata"]?.AsObject();
        foreach (var field in Bookkeeping)
        {
            metadata?.Remove(field);
        }

        return essence;
    }
}
