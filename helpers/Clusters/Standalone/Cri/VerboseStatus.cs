using System.Text.Json;

namespace PodLab.Clusters.Standalone.Cri;

/// <summary>The data that containerd adds to a verbose status: JSON under the key <c>info</c>, which <c>crictl inspect</c> shows.</summary>
internal static class VerboseStatus
{
    /// <summary>The first process in the node's numbering; null if there is none (anymore).</summary>
    public static int? FindPid(IDictionary<string, string> verbose) =>
        Find(verbose, "pid") is { ValueKind: JsonValueKind.Number } pid && pid.TryGetInt32(out var number) && number > 0 ? number : null;

    /// <summary>The image of a sandbox; null if the runtime doesn't report it.</summary>
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
            // The CRI leaves the format of "info" to each runtime. A runtime that writes something else simply doesn't report it.
            return null;
        }
    }
}
