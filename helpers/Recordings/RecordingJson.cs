using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using k8s;
using PodLab.Clusters;

namespace PodLab.Recordings;

/// <summary>The JSON form of a recording's parts.</summary>
internal static class RecordingJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new PodConverter(), new FactsConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The node's output stays readable in the file. No page shows it unencoded.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonNode? ToNode<T>(T value) => JsonSerializer.SerializeToNode(value, Options);

    public static T? FromNode<T>(JsonNode? node) => node.Deserialize<T>(Options);

    public static string ToLine<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T? FromLine<T>(string line) => JsonSerializer.Deserialize<T>(line, Options);

    // In the API server's format.
    private sealed class PodConverter : JsonConverter<V1Pod>
    {
        public override V1Pod? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            KubernetesJson.Deserialize<V1Pod>(JsonNode.Parse(ref reader)!.ToJsonString());

        public override void Write(Utf8JsonWriter writer, V1Pod value, JsonSerializerOptions options) =>
            writer.WriteRawValue(KubernetesJson.Serialize(value));
    }

    // The machine and its user's name stay private.
    private sealed class FactsConverter : JsonConverter<ClusterFacts>
    {
        private static readonly JsonSerializerOptions _plain = new(JsonSerializerDefaults.Web);

        public override ClusterFacts? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<ClusterFacts>(ref reader, _plain);

        public override void Write(Utf8JsonWriter writer, ClusterFacts value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value with { Ownership = "" }, _plain);
    }
}
