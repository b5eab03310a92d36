using System.Text.Encodings.Web;
using System.Text.Json;
using Google.Protobuf.Collections;
using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Setup.StandaloneNode.Crictl;

/// <summary>The CRI's lists as <c>crictl -o json</c> writes them: every field, 64-bit numbers as strings, enums by name.</summary>
internal static class CrictlJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Images(IEnumerable<Image> images) => Write("images", images.Select(image => new JsonObject
    {
        ["id"] = image.Id,
        ["repoTags"] = Array(image.RepoTags),
        ["repoDigests"] = Array(image.RepoDigests),
        ["size"] = image.Size.ToString(CultureInfo.InvariantCulture),
        ["uid"] = image.Uid is null ? null : new JsonObject { ["value"] = image.Uid.Value.ToString(CultureInfo.InvariantCulture) },
        ["username"] = image.Username,
    }));

    public static string Pods(IEnumerable<PodSandbox> pods) => Write("items", pods.Select(pod => new JsonObject
    {
        ["id"] = pod.Id,
        ["metadata"] = new JsonObject
        {
            ["name"] = pod.Metadata.Name,
            ["uid"] = pod.Metadata.Uid,
            ["namespace"] = pod.Metadata.Namespace,
            ["attempt"] = pod.Metadata.Attempt,
        },
        ["state"] = pod.State == PodSandboxState.SandboxReady ? "SANDBOX_READY" : "SANDBOX_NOTREADY",
        ["createdAt"] = pod.CreatedAt.ToString(CultureInfo.InvariantCulture),
        ["labels"] = Map(pod.Labels),
        ["annotations"] = Map(pod.Annotations),
        ["runtimeHandler"] = pod.RuntimeHandler,
    }));

    public static string Containers(IEnumerable<Container> containers) => Write("containers", containers.Select(container => new JsonObject
    {
        ["id"] = container.Id,
        ["podSandboxId"] = container.PodSandboxId,
        ["metadata"] = new JsonObject { ["name"] = container.Metadata.Name, ["attempt"] = container.Metadata.Attempt },
        ["image"] = new JsonObject { ["image"] = container.Image.Image, ["annotations"] = Map(container.Image.Annotations) },
        ["imageRef"] = container.ImageRef,
        ["state"] = $"CONTAINER_{CrictlStates.Of(container.State).ToUpperInvariant()}",
        ["createdAt"] = container.CreatedAt.ToString(CultureInfo.InvariantCulture),
        ["labels"] = Map(container.Labels),
        ["annotations"] = Map(container.Annotations),
    }));

    private static string Write(string list, IEnumerable<JsonObject> items) =>
        new JsonObject { [list] = new JsonArray([.. items]) }.ToJsonString(Options) + "\n";

    private static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    private static JsonObject Map(MapField<string, string> map) =>
        new(map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
}
