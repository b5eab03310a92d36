namespace PodLab.Nodes;

/// <summary>
/// Reads the output of <see href="https://github.com/kubernetes-sigs/cri-tools/blob/master/docs/crictl.md">crictl</see> with <c>-o json</c>: the
/// CRI's messages in protobuf's JSON form.
/// </summary>
internal static class CrictlOutput
{
    /// <summary><c>crictl images -o json</c>: one entry per tag, as in the tool's own table; sorted by name and tag.</summary>
    public static IReadOnlyList<RuntimeImage> ParseImages(string output)
    {
        var images = JsonOutput.Parse("crictl images output", output)["images"];
        return images.IsMissing
            ? []
            : [.. images.Items().SelectMany(ParseImage).OrderBy(image => image.Repository, StringComparer.Ordinal)
                .ThenBy(image => image.Tag, StringComparer.Ordinal)];
    }

    /// <summary><c>crictl pods -o json</c>: the sandboxes without their processes and images, which only <c>inspectp</c> shows.</summary>
    public static IReadOnlyList<RuntimeSandbox> ParseSandboxes(string output)
    {
        var items = JsonOutput.Parse("crictl pods output", output)["items"];
        return items.IsMissing ? [] : [.. items.Items().Select(ParseSandbox)];
    }

    /// <summary><c>crictl ps -a -o json</c>: the containers without their processes, which only <c>inspect</c> shows.</summary>
    public static IReadOnlyList<RuntimeContainer> ParseContainers(string output)
    {
        var items = JsonOutput.Parse("crictl ps output", output)["containers"];
        return items.IsMissing ? [] : [.. items.Items().Select(item => ParseContainer(item, item["podSandboxId"].Text()))];
    }

    /// <summary><c>crictl inspectp ID...</c>.</summary>
    public static IReadOnlyList<RuntimeSandbox> ParseInspectedSandboxes(string output) =>
        [.. JsonOutput.ParseAll("crictl inspectp output", output).Select(document => ParseSandbox(document["status"]) with
        {
            Pid = ProcessOf(document),
            Image = document["info"]["image"].TextOrNull(),
        })];

    /// <summary><c>crictl inspect ID...</c>.</summary>
    public static IReadOnlyList<RuntimeContainer> ParseInspectedContainers(string output) =>
        [.. JsonOutput.ParseAll("crictl inspect output", output).Select(document =>
        {
            var container = ParseContainer(document["status"], document["info"]["sandboxID"].TextOrNull() ?? "");
            var isExited = container.State == RuntimeContainerState.Exited;
            return container with
            {
                Pid = container.State == RuntimeContainerState.Running ? ProcessOf(document) : null,
                ExitCode = isExited ? document["status"]["exitCode"].NumberOrNull<int>() ?? 0 : null,
            };
        })];

    private static IEnumerable<RuntimeImage> ParseImage(JsonField image) =>
        ImageRows.Of(Texts(image["repoTags"]), Texts(image["repoDigests"]), image["id"].Text(), image["size"].Number<long>());

    private static string[] Texts(JsonField list) => list.IsMissing ? [] : [.. list.Items().Select(item => item.Text())];

    private static RuntimeSandbox ParseSandbox(JsonField item) => new(
        item["id"].Text(),
        item["metadata"]["name"].Text(),
        item["metadata"]["namespace"].Text(),
        item["metadata"]["uid"].Text(),
        item["metadata"]["attempt"].NumberOrNull<uint>() ?? 0,
        item["state"].Text() == "SANDBOX_READY",
        CreationTime(item["createdAt"]),
        Pid: null,
        Image: null);

    private static RuntimeContainer ParseContainer(JsonField item, string sandboxId) => new(
        item["id"].Text(),
        sandboxId,
        item["metadata"]["name"].Text(),
        item["image"]["image"].TextOrNull() ?? item["imageRef"].TextOrNull() ?? "",
        State(item["state"]),
        item["metadata"]["attempt"].NumberOrNull<uint>() ?? 0,
        CreationTime(item["createdAt"]),
        ExitCode: null,
        Pid: null);

    private static RuntimeContainerState State(JsonField state) => state.Text() switch
    {
        "CONTAINER_CREATED" => RuntimeContainerState.Created,
        "CONTAINER_RUNNING" => RuntimeContainerState.Running,
        "CONTAINER_EXITED" => RuntimeContainerState.Exited,
        "CONTAINER_UNKNOWN" => RuntimeContainerState.Unknown,
        _ => throw state.Unexpected("CONTAINER_CREATED, CONTAINER_RUNNING, CONTAINER_EXITED or CONTAINER_UNKNOWN"),
    };

    // Lists have nanoseconds since 1970; inspections have a date.
    private static DateTimeOffset CreationTime(JsonField time)
    {
        var text = time.Text();
        if (long.TryParse(text, CultureInfo.InvariantCulture, out var nanoseconds))
        {
            return UnixTime.FromNanoseconds(nanoseconds);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw time.Unexpected("nanoseconds since 1970 or a date");
    }

    private static int? ProcessOf(JsonField document) => document["info"]["pid"].NumberOrNull<int>() is > 0 and var pid ? pid : null;
}
