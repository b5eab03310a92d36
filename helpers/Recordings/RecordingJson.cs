using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PodLab.Recordings;

/// <summary>How a recording's parts are written as JSON.</summary>
internal static class RecordingJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // What the node said stays readable in the file; it is not shown in any page as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonNode? ToNode<T>(T value) => JsonSerializer.SerializeToNode(value, Options);

    public static T? FromNode<T>(JsonNode? node) => node.Deserialize<T>(Options);

    public static string ToLine<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T? FromLine<T>(string line) => JsonSerializer.Deserialize<T>(line, Options);
}
