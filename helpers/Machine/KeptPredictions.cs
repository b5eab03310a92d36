using System.Text.Json;

namespace PodLab.Machine;

/// <summary>A kept prediction.</summary>
/// <param name="Exercise">The exercise's ID.</param>
/// <param name="Words">The prediction.</param>
/// <param name="Try">The number of the try. Each new prediction after a reveal adds one.</param>
/// <param name="IsRevealed">Whether it was compared with the actual matrix.</param>
internal sealed record KeptPrediction(string Exercise, string Words, int Try = 1, bool IsRevealed = false);

/// <summary>
/// A learner's predictions, one file each in the folder <c>predictions</c> of the data folder. They outlive the kernel and the node. If the
/// folder can't be written, they last as long as the kernel.
/// </summary>
/// <param name="folder">The learner's data folder.</param>
internal sealed class KeptPredictions(DataFolder folder)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Dictionary<string, KeptPrediction> _unwritten = [];

    /// <summary>The prediction for that exercise; null if there is none, or if its file has other content.</summary>
    public KeptPrediction? Find(string exercise)
    {
        if (_unwritten.TryGetValue(exercise, out var unwritten))
        {
            return unwritten;
        }

        try
        {
            var kept = JsonSerializer.Deserialize<KeptPrediction>(File.ReadAllText(FileOf(exercise)), _json);
            return kept is { Words: not null } && kept.Exercise == exercise ? kept : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps a prediction, and replaces an earlier one.</summary>
    /// <returns>The reason why it lasts only as long as the kernel; null if it was written.</returns>
    public string? Keep(KeptPrediction prediction)
    {
        try
        {
            AtomicFile.Write(FileOf(prediction.Exercise), JsonSerializer.Serialize(prediction, _json));
            _unwritten.Remove(prediction.Exercise);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _unwritten[prediction.Exercise] = prediction;
            return error.Message;
        }
    }

    /// <summary>Forgets predictions.</summary>
    /// <param name="lesson">A lesson's number, such as <c>09</c>; null for all.</param>
    /// <returns>The number of forgotten predictions.</returns>
    public int Remove(string? lesson)
    {
        var parent = Path.Combine(folder.Path, "predictions");
        string[] files = Directory.Exists(parent) ? Directory.GetFiles(parent, $"E{lesson ?? "*"}.*.json") : [];
        Array.ForEach(files, File.Delete);
        return files.Length;
    }

    private string FileOf(string exercise) => Path.Combine(folder.Path, "predictions", $"{exercise}.json");
}
