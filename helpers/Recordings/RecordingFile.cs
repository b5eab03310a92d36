using System.IO.Compression;
using System.Text.Json;

namespace PodLab.Recordings;

/// <summary>
/// A recording as a file: JSON, compressed with gzip, so <c>zcat</c> shows its contents. A repeated answer is stored once.
/// </summary>
internal static class RecordingFile
{
    /// <summary>The suffix of recordings' names.</summary>
    public const string Extension = ".podlab.json.gz";

    // A file of a few kilobytes may decompress to gigabytes.
    private const int LongestJson = 256 << 20;

    /// <summary>Turns a journal into a recording, in one step, and removes the journal.</summary>
    /// <param name="journal">The journal's path.</param>
    /// <param name="path">The recording to write.</param>
    /// <param name="notebook">The notebook that was run, if it's known.</param>
    /// <returns>The recording; null if there's no journal, because no cluster was asked anything.</returns>
    public static Recording? Seal(string journal, string path, string? notebook)
    {
        if (!File.Exists(journal))
        {
            return null;
        }

        var read = Journal.Read(journal);
        var recording = read with { Header = read.Header with { Notebook = notebook ?? read.Header.Notebook } };
        Write(recording, path);
        File.Delete(journal);
        return recording;
    }

    public static void Write(Recording recording, string path)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Environment.ProcessId}");
        try
        {
            using (var file = File.Create(temporary))
            using (var compressed = new GZipStream(file, CompressionLevel.SmallestSize))
            {
                JsonSerializer.Serialize(compressed, ToJson(recording), RecordingJson.Options);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The recording in a file. If there's only a journal, because the run crashed, the recording in the journal.</summary>
    /// <exception cref="PodLabException">The file doesn't exist, or this PodLab can't read it as a recording.</exception>
    public static Recording Read(string path)
    {
        try
        {
            return !File.Exists(path) && File.Exists(path + Journal.Suffix) ? Journal.Read(path + Journal.Suffix) : FromJson(path, Decompress(path));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PodLabException($"There is no recording {path} (looked from {Directory.GetCurrentDirectory()}).{Others(path)}", error);
        }
        catch (Exception error) when (error is InvalidDataException or JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new PodLabException($"{path} isn't a PodLab recording, or it's damaged: {error.Message}", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new PodLabException($"The recording {path} can't be read: {error.Message}", error);
        }
    }

    /// <summary>The header, if this PodLab can read its version.</summary>
    /// <exception cref="InvalidDataException">It isn't a recording's header.</exception>
    /// <exception cref="PodLabException">A newer PodLab made it.</exception>
    internal static RecordingHeader Readable(string path, RecordingHeader? header) => header switch
    {
        { Format: RecordingHeader.FormatName, Version: > RecordingHeader.CurrentVersion } => throw new PodLabException(
            $"{path} was made by a newer PodLab ({header.Tool}): it has version {header.Version} of the format, and this PodLab ({RecordingHeader.ThisTool}) "
            + $"reads versions up to {RecordingHeader.CurrentVersion}. Update PodLab, or record the lesson again."),
        { Format: RecordingHeader.FormatName, Version: > 0 } => header,
        { Format: RecordingHeader.FormatName } => throw new InvalidDataException($"there is no version {header.Version} of the format."),
        _ => throw new InvalidDataException($"its JSON doesn't say \"format\": \"{RecordingHeader.FormatName}\"."),
    };

    private static byte[] Decompress(string path)
    {
        using var file = File.OpenRead(path);
        using var plain = new GZipStream(file, CompressionMode.Decompress);
        using var json = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = plain.Read(buffer)) > 0;)
        {
            json.Write(buffer, 0, count);
            if (json.Length > LongestJson)
            {
                throw new InvalidDataException($"it is longer than {LongestJson >> 20} MB.");
            }
        }

        return json.ToArray();
    }

    private static JsonObject ToJson(Recording recording)
    {
        var json = RecordingJson.ToNode(recording.Header)!.AsObject();
        var (answers, places) = (new JsonArray(), new Dictionary<string, int>());
        json["exchanges"] = new JsonArray([.. recording.Exchanges.Select(exchange =>
        {
            var entry = RecordingJson.ToNode(exchange with { Answer = null })!.AsObject();
            if (exchange.Answer is { } answer)
            {
                entry["answer"] = Place(answer, answers, places);
            }

            return entry;
        })]);
        json["answers"] = answers;
        return json;
    }

    private static int Place(JsonNode answer, JsonArray answers, Dictionary<string, int> places)
    {
        var text = answer.ToJsonString();
        if (!places.TryGetValue(text, out var place))
        {
            places[text] = place = answers.Count;
            answers.Add(answer.DeepClone());
        }

        return place;
    }

    private static Recording FromJson(string path, byte[] text)
    {
        var json = JsonNode.Parse(text) as JsonObject;
        var header = Readable(path, RecordingJson.FromNode<RecordingHeader>(json));
        var answers = json!["answers"]!.AsArray();
        return Recording.Of(header, json["exchanges"]!.AsArray().Select(entry => FromEntry(entry!.AsObject(), answers)));
    }

    private static Exchange FromEntry(JsonObject entry, JsonArray answers)
    {
        var place = (int?)entry["answer"];
        entry.Remove("answer");
        return RecordingJson.FromNode<Exchange>(entry)! with { Answer = place is { } number ? answers[number] : null };
    }

    private static string Others(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string[] there = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, $"*{Extension}").Select(file => Path.GetFileName(file)!).Order()] : [];
        return there.Length == 0 ? "" : $" The folder has: {string.Join(", ", there)}.";
    }
}
