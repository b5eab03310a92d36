using System.Text.Json;

namespace PodLab.Machine;

/// <summary>The kept record of an exercise that a learner passed.</summary>
/// <param name="Exercise">The exercise's ID: <c>E05.1</c>.</param>
/// <param name="Cluster">Such as <c>standalone:podlab-node</c>, <c>kind:podlab</c>, <c>kubernetes:CONTEXT</c>; <c>recorded</c> for any replay.</param>
/// <param name="PassedAt">The time when it was first passed there, in UTC.</param>
/// <param name="Hints">The number of hints that the learner saw before that in the same session.</param>
internal sealed record PassedExercise(string Exercise, string Cluster, DateTimeOffset PassedAt, int Hints);

/// <summary>
/// The exercises that a learner has passed, in the data folder's file <c>progress.json</c>. The file outlives the kernel and the node, and is never
/// sent anywhere. Several kernels may write it at once. Fields that PodLab doesn't recognize stay unchanged. If the file can't be written, progress
/// lasts as long as the kernel.
/// </summary>
/// <param name="folder">The learner's data folder.</param>
internal sealed class KeptProgress(DataFolder folder)
{
    private const string Passed = "passed";

    /// <summary>The JSON options for progress. None of it goes into a page, so a plus sign isn't escaped.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonDocumentOptions _strict = new() { AllowDuplicateProperties = false };

    private readonly List<PassedExercise> _unwritten = [];

    /// <summary>The file's path.</summary>
    public string File { get; } = Path.Combine(folder.Path, "progress.json");

    private string LockFile => Path.Combine(folder.Path, ".progress.lock");

    /// <summary>Reads the kept progress. It changes nothing.</summary>
    /// <returns>The exercises, in the order in which they were passed, and a sentence that says why the file can't be read; null if it can.</returns>
    public (IReadOnlyList<PassedExercise> Passed, string? Fault) Read()
    {
        var (found, fault) = ReadFile();
        return ([.. found.Concat(_unwritten).OrderBy(one => one.PassedAt)], fault);
    }

    /// <summary>Adds an exercise, unless it was passed on that cluster before.</summary>
    /// <returns>A warning for the learner: the file was damaged and is kept under another name, or it can't be written. Null for none.</returns>
    public string? Add(PassedExercise passed)
    {
        string? aside = null;
        try
        {
            Change(all =>
            {
                if (!all.Select(Find).Any(one => one?.Exercise == passed.Exercise && one.Cluster == passed.Cluster))
                {
                    all.Add(JsonSerializer.SerializeToNode(passed, Json));
                }
            }, ref aside);
            return aside;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _unwritten.Add(passed);
            return $"{(aside is null ? "" : $"{aside} ")}This pass is remembered only until the kernel ends, because {File} couldn't be written: {error.Message}";
        }
    }

    /// <summary>Forgets the passed exercises.</summary>
    /// <param name="lesson">A lesson's number, such as <c>05</c>; null for the whole course.</param>
    /// <returns>The number of forgotten exercises (each cluster counts separately), and the place of a damaged file; null if it wasn't damaged.</returns>
    /// <exception cref="IOException">The file can't be written.</exception>
    public (int Count, string? Aside) Remove(string? lesson)
    {
        if (!System.IO.File.Exists(File))
        {
            return (0, null);
        }

        var (count, aside) = (0, (string?)null);
        Change(all => count = all.RemoveAll(one => lesson is null || Find(one)?.Exercise[1..].StartsWith($"{lesson}.", StringComparison.Ordinal) == true), ref aside);
        return (count, aside);
    }

    private void Change(Action<JsonArray> change, ref string? aside)
    {
        using var held = FileLock.Take(LockFile);
        JsonObject root = [];
        if (System.IO.File.Exists(File))
        {
            try
            {
                root = Parse(System.IO.File.ReadAllText(File));
            }
            catch (JsonException error)
            {
                aside = $"{File} couldn't be read as progress: {error.Message} It's kept as {MoveAside()}, and a new file replaces it.";
            }
        }

        if (root[Passed] is not JsonArray all)
        {
            root[Passed] = all = [];
        }

        var before = root.ToJsonString(Json);
        change(all);
        if (root.ToJsonString(Json) is var after && after != before)
        {
            AtomicFile.Write(File, after);
        }
    }

    private (IReadOnlyList<PassedExercise> Passed, string? Fault) ReadFile()
    {
        try
        {
            return System.IO.File.Exists(File) ? ([.. (Parse(System.IO.File.ReadAllText(File))[Passed]?.AsArray() ?? []).Select(Find).OfType<PassedExercise>()], null) : ([], null);
        }
        catch (JsonException error)
        {
            return ([], $"{File} can't be read as progress: {error.Message} The next exercise that you pass starts a new file, and keeps this one under another name.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ([], $"{File} can't be read: {error.Message}");
        }
    }

    private static JsonObject Parse(string text) => JsonNode.Parse(text, documentOptions: _strict) is JsonObject root && root[Passed] is null or JsonArray
        ? root : throw new JsonException($"It isn't an object with a list \"{Passed}\".");

    // An entry with another form isn't a pass. It stays.
    private static PassedExercise? Find(JsonNode? entry)
    {
        try
        {
            return entry.Deserialize<PassedExercise>(Json) is { Exercise: not null, Cluster: not null } passed ? passed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string MoveAside()
    {
        for (var i = 1; ; i++)
        {
            var aside = Path.Combine(folder.Path, $"progress.damaged-{i}.json");
            if (!Path.Exists(aside))
            {
                System.IO.File.Move(File, aside);
                return aside;
            }
        }
    }
}
