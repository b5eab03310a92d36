namespace PodLab.Clusters.Kubernetes.Apply;

/// <summary>Puts another image in the place of the lessons' own, on a cluster whose nodes do not hold that and cannot pull it.</summary>
internal static class DemoImageSubstitution
{
    private static readonly string[] _demoImages = ["demo:1.0.0", "docker.io/library/demo:1.0.0"];

    /// <summary>Changes every <c>image</c> in the object, wherever it has its containers: in a pod, in a Deployment's template.</summary>
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
