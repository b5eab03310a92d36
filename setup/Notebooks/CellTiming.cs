namespace PodLab.Setup.Notebooks;

/// <summary>The time of a cell's run, as JupyterLab and nbclient also store it: in the cell's metadata, under <c>execution</c>.</summary>
/// <param name="Began">The time when its code began to run.</param>
/// <param name="Ended">The time when it ended.</param>
internal sealed record CellTiming(DateTimeOffset Began, DateTimeOffset Ended)
{
    private const string BeganKey = "iopub.execute_input";
    private const string EndedKey = "shell.execute_reply";

    /// <summary>Its duration.</summary>
    public TimeSpan Duration => Ended - Began;

    /// <summary>The timing stored in a node; null if there is none.</summary>
    public static CellTiming? Of(JsonNode? execution) =>
        Instant(execution.Field(BeganKey)) is { } began && Instant(execution.Field(EndedKey)) is { } ended && ended >= began ? new(began, ended) : null;

    /// <summary>The timing for the notebook's JSON.</summary>
    public JsonObject ToJson() => new() { [BeganKey] = Text(Began), [EndedKey] = Text(Ended) };

    private static DateTimeOffset? Instant(JsonNode? node) =>
        DateTimeOffset.TryParse(node.Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
}
