namespace PodLab.Clusters.Kubernetes.Apply;

/// <summary>Replaces the lessons' own image on a cluster whose nodes don't have it and can't pull it.</summary>
internal static class DemoImageSubstitution
{
    private static readonly string[] _demoImages = ["demo:1.0.0", "docker.io/library/demo:1.0.0"];

    /// <summary>Replaces every <c>image</c> in the object, wherever its containers are: in a pod or in a Deployment's template.</summary>
    public static void Apply(JsonNode? node, string image)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToArray())
                {
                    if (name == "image" && value is JsonValue text && text.TryGetValue<string>(out var named) && _demoImages.Contains(named))
                    {
                        fields[name] = image;
                    }
                    else
                    {
                        Apply(value, image);
                    }
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Apply(item, image);
                }

                break;
        }
    }
}
