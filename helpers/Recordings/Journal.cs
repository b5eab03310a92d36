using System.Text.Json;

namespace PodLab.Recordings;

/// <summary>
/// A recording while it is being made: a line of JSON for the header, and one for each answer, written at once. Whatever ends the process, what was
/// answered before is in the file.
/// </summary>
internal sealed class Journal : IDisposable
{
    /// <summary>What the file's name ends with while nobody has made a recording of it yet.</summary>
    public const string Suffix = ".journal";

    private readonly FileStream _file;
    private readonly Lock _lock = new();

    private Journal(FileStream file) => _file = file;

    /// <summary>Begins a journal anew.</summary>
    /// <exception cref="PodLabException">The file cannot be written.</exception>
    public static Journal Create(string path, RecordingHeader header)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read | FileShare.Delete };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            var journal = new Journal(new FileStream(path, options));
            journal.Append(header);
            return journal;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PodLabException($"The run cannot be recorded in {path}: {error.Message}", error);
        }
    }

    /// <summary>Keeps an answer; one that comes when the run has ended is part of nothing any more.</summary>
    public void Add(Exchange exchange) => Append(exchange);

    public void Dispose()
    {
        lock (_lock)
        {
            _file.Dispose();
        }
    }

    /// <summary>What a journal holds. A last line that was cut off by a crash is left out.</summary>
    /// <exception cref="PodLabException">It is no journal.</exception>
    public static Recording Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var complete = lines.Length > 0 && !IsJson(lines[^1]) ? lines[..^1] : lines;
        try
        {
            return complete.Length == 0
                ? throw new PodLabException($"{path} is the journal of a recording in which nothing was recorded.")
                : Recording.Of(
                    RecordingFile.Readable(path, RecordingJson.FromLine<RecordingHeader>(complete[0])),
                    complete.Skip(1).Select(line => RecordingJson.FromLine<Exchange>(line)!));
        }
        catch (JsonException error)
        {
            throw new PodLabException($"{path} is not the journal of a recording: {error.Message}", error);
        }
    }

    private static bool IsJson(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Append<T>(T entry)
    {
        var line = Encoding.UTF8.GetBytes(RecordingJson.ToLine(entry) + "\n");
        lock (_lock)
        {
            if (_file.CanWrite)
            {
                _file.Write(line);
                _file.Flush();
            }
        }
    }
}
