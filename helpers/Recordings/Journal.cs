using System.Text.Json;

namespace PodLab.Recordings;

/// <summary>
/// A recording in progress: one line of JSON for the header and one per answer, each written at once. If the process ends for any reason, the file
/// has all answers so far.
/// </summary>
internal sealed class Journal : IDisposable
{
    /// <summary>The suffix of the file's name, until the file is turned into a recording.</summary>
    public const string Suffix = ".journal";

    private readonly FileStream _file;
    private readonly Lock _lock = new();

    private Journal(FileStream file) => _file = file;

    /// <summary>Starts a new journal.</summary>
    /// <exception cref="PodLabException">The file can't be written.</exception>
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
            throw new PodLabException($"The run can't be recorded in {path}: {error.Message}", error);
        }
    }

    /// <summary>Keeps an answer. An answer after the end of the run is ignored.</summary>
    public void Add(Exchange exchange) => Append(exchange);

    public void Dispose()
    {
        lock (_lock)
        {
            _file.Dispose();
        }
    }

    /// <summary>Reads a journal. It skips a last line that a crash cut off.</summary>
    /// <exception cref="PodLabException">It isn't a journal.</exception>
    public static Recording Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var complete = lines.Length > 0 && !IsJson(lines[^1]) ? lines[..^1] : lines;
        try
        {
            return complete.Length == 0
                ? throw new PodLabException($"{path} is a recording's journal, but nothing was recorded in it.")
                : Recording.Of(
                    RecordingFile.Readable(path, RecordingJson.FromLine<RecordingHeader>(complete[0])),
                    complete.Skip(1).Select(line => RecordingJson.FromLine<Exchange>(line)!));
        }
        catch (JsonException error)
        {
            throw new PodLabException($"{path} isn't a recording's journal: {error.Message}", error);
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
