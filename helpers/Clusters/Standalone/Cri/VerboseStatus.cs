using System.Text.Json;

namespace PodLab.Clusters.Standalone.Cri;

/// <summary>What containerd adds to a verbose status: JSON under the key <c>info</c>, which <c>crictl inspect</c> shows.</summary>
internal static class VerboseStatus
{
    /// <summary>The first process as the node numbers it, or null when there is none (any more).</summary>
    public static int? FindPid(IDictionary<string, string> verbose) =>
        Find(verbose, "pid") is { ValueKind: JsonValueKind.Number } pid && pid.TryGetInt32(out var number) && number > 0 ? number : null;

    /// <summary>The image of a sandbox, or null when the runtime does not say.</summary>
    public static string? FindImage(IDictionary<string, string> verbose) =>
        Find(verbose, "image") is { ValueKind: JsonValueKind.String } image && image.GetString() is { Length: > 0 } name ? name : null;

    private static JsonElement? Find(IDictionary<string, string> verbose, string property)
    {
        if (!verbose.TryGetValue("info", out var json))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(property, out var value)
                ? value.Clone()
                : null;
        }
        catch (JsonException)
        {
            // The CRI leaves the form of "info" to each runtime; one that writes something else simply does not say.
            return null;
        }
    }
}
