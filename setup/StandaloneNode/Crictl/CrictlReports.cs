using PodLab.Clusters.Standalone.Cri;
using PodLab.Nodes;

namespace PodLab.Setup.StandaloneNode.Crictl;

/// <summary>The tables of <c>crictl images</c>, <c>pods</c> and <c>ps</c>.</summary>
internal static class CrictlReports
{
    public static string Images(IEnumerable<Image> images) => CrictlTable.Render(
        ["IMAGE", "TAG", "IMAGE ID", "SIZE"],
        images.SelectMany(image => ImageRows.Of(image.RepoTags, image.RepoDigests, image.Id, (long)image.Size))
            .OrderBy(row => row.Repository, StringComparer.Ordinal).ThenBy(row => row.Tag, StringComparer.Ordinal)
            .Select(row => new[] { row.Repository, row.Tag, RuntimeText.ShortId(row.Id), RuntimeText.Size(row.Size) }));

    public static string Pods(IEnumerable<PodSandbox> pods, DateTimeOffset now) => CrictlTable.Render(
        ["POD ID", "CREATED", "STATE", "NAME", "NAMESPACE", "ATTEMPT", "RUNTIME"],
        pods.Select(pod => new[]
        {
            RuntimeText.ShortId(pod.Id),
            RuntimeText.Ago(now - UnixTime.FromNanoseconds(pod.CreatedAt)),
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
            RuntimeText.ShortId(container.Id),
            RuntimeText.ImageName(container.Image.Image),
            RuntimeText.Ago(now - UnixTime.FromNanoseconds(container.CreatedAt)),
            CrictlStates.Of(container.State),
            container.Metadata.Name,
            container.Metadata.Attempt.ToString(CultureInfo.InvariantCulture),
            RuntimeText.ShortId(container.PodSandboxId),
            podNames.GetValueOrDefault(container.PodSandboxId, "unknown"),
        }));
}

/// <summary>Columns as <c>crictl</c> prints them: at least 20 wide, with three blanks between (Go's text/tabwriter with these settings).</summary>
internal static class CrictlTable
{
    private const int NarrowestColumn = 20;
    private const int Gap = 3;

    public static string Render(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> lines = [headers, .. rows];
        // To tabwriter, the last cell of a line isn't a column: nothing is aligned after it.
        var widths = Enumerable.Range(0, headers.Count - 1)
            .Select(column => Math.Max(NarrowestColumn, lines.Max(line => line[column].Length) + Gap)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            for (var column = 0; column < widths.Length; column++)
            {
                text.Append(line[column].PadRight(widths[column]));
            }

            text.Append(line[^1]).Append('\n');
        }

        return text.ToString();
    }
}
