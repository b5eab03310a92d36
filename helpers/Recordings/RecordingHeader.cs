namespace PodLab.Recordings;

/// <summary>What a recording says of itself.</summary>
/// <param name="Format">Always <see cref="FormatName"/>: tells a recording from any other JSON.</param>
/// <param name="Version">The version of the format.</param>
/// <param name="RecordedAt">When the cluster was opened.</param>
/// <param name="Tool">The version of PodLab that recorded.</param>
/// <param name="Notebook">The notebook that was run; null when it was not run by <c>podlab run</c>.</param>
internal sealed record RecordingHeader(string Format, int Version, DateTimeOffset RecordedAt, string Tool, string? Notebook)
{
    public const string FormatName = "podlab-recording";
    public const int CurrentVersion = 1;

    public static RecordingHeader Now() => new(
        FormatName, CurrentVersion, DateTimeOffset.UtcNow, typeof(RecordingHeader).Assembly.GetName().Version?.ToString(3) ?? "unknown", Notebook: null);
}
