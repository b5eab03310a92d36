using System.Globalization;
using PodLab.Clusters.Standalone.Cri;

namespace PodLab.Setup.StandaloneNode.Crictl;

/// <summary>The tables of <c>crictl images</c>, <c>pods</c> and <c>ps</c>.</summary>
internal static class CrictlReports
{
    public static string Images(IEnumerable<Image> images) => CrictlTable.Render(
        ["IMAGE", "TAG", "IMAGE ID", "SIZE"],
        images.SelectMany(image => ImageNames.RowsOf(image), (image, row) => (row, image))
            .OrderBy(entry => entry.row.Repository, StringComparer.Ordinal).ThenBy(entry => entry.row.Tag, StringComparer.Ordinal)
            .Select(entry => new[] { entry.row.Repository, entry.row.Tag, CrictlWords.Id(entry.image.Id), CrictlWords.Size(entry.image.Size) }));

    public static string Pods(IEnumerable<PodSandbox> pods, DateTimeOffset now) => CrictlTable.Render(
        ["POD ID", "CREATED", "STATE", "NAME", "NAMESPACE", "ATTEMPT", "RUNTIME"],
        pods.Select(pod => new[]
        {
            CrictlWords.Id(pod.Id),
            CrictlWords.Age(now - UnixTime.FromNanoseconds(pod.CreatedAt)),
            CrictlStates.Of(pod.State),
            pod.Metadata.Name,
            pod.Metadata.Namespace,
            pod.Metadata.Attempt.ToString(CultureInfo.InvariantCulture),
            pod.RuntimeHandler is { Length: > 0 } handler ? handler : "(default)",
        }));

    public static string Containers(IEnumerable<Container> containers, IReadOnlyDictionary<string, string> podNames, DateTimeOffset now) => CrictlTable.Render(
        ["CONTAINER", "IMAGE", "CREATED", "STATE", "NAME", "ATTEMPT", "POD ID", "POD"],
        containers.Select(container => new[]
        {
            CrictlWords.Id(container.Id),
            CrictlWords.Id(container.Image.Image),
            CrictlWords.Age(now - UnixTime.FromNanoseconds(container.CreatedAt)),
            CrictlStates.Of(container.State),
            container.Metadata.Name,
            container.Metadata.Attempt.ToString(CultureInfo.InvariantCulture),
            CrictlWords.Id(container.PodSandboxId),
            podNames.GetValueOrDefault(container.PodSandboxId, "unknown"),
        }));
}
