namespace PodLab.Clusters.Kubernetes.Apply;

/// <summary>
/// Adds the protocol to ports that don't name one. The default is TCP, but the protocol is part of a port's identity in server-side apply. API
/// servers before Kubernetes 1.21 don't fill it in there (<see href="https://github.com/kubernetes-sigs/structured-merge-diff/issues/130"/>).
/// </summary>
internal static class PortProtocols
{
    public static void Fill(JsonNode? node, string? field = null)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                if (field == "ports" && item is JsonObject port && (port.ContainsKey("containerPort") || port.ContainsKey("port")))
                {
                    port.TryAdd("protocol", "TCP");
                }

                Fill(item, field);
            }
        }
        else if (node is JsonObject map)
        {
            foreach (var (name, value) in map.ToList())
            {
                Fill(value, name);
            }
        }
    }
}
