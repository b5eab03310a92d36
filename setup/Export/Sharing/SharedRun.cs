using System.IO.Compression;
using PodLab.Recordings;

namespace PodLab.Setup.Export;

/// <summary>
/// A run in one file, for a colleague: the page to read, the notebook to open, and the recording to run it again. It is a zip archive of four files
/// without folders; other files in an archive are ignored.
/// </summary>
internal static class SharedRun
{
    public const string Extension = ".podlab.zip";

    private const string Page = ".html";
    private const string NotebookExtension = ".ipynb";
    private const string Readme = "README.txt";

    // An archive of a few kilobytes may claim to be gigabytes.
    private const long LongestPart = 256L << 20;

    // The files that a person may want to read come first. The time is the run's, so that the same run gives the same file.
    public static void Write(string path, Notebook notebook, string recordingPath)
    {
        var name = Path.GetFileNameWithoutExtension(notebook.Path);
        var recording = RecordingFile.Read(recordingPath);
        var temporary = $"{path}.{Environment.ProcessId}";
        try
        {
            using (var archive = new ZipArchive(File.Create(temporary), ZipArchiveMode.Create))
            {
                var when = recording.Header.RecordedAt;
                var page = HtmlPage.Render(notebook, PageFacts.Of(notebook, recording.Header.Tool));
                Add(archive, Readme, when, Encoding.UTF8.GetBytes(ShareReadme.Of(name, recording)));
                Add(archive, name + Page, when, Encoding.UTF8.GetBytes(page));
                Add(archive, name + NotebookExtension, when, Encoding.UTF8.GetBytes(notebook.ToText()));
                Add(archive, name + RecordingFile.Extension, when, File.ReadAllBytes(recordingPath));
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The files of a shared run with their sizes, as <see cref="Extract"/> would write them.</summary>
    /// <exception cref="PodLabException">The file isn't a shared run.</exception>
    public static IReadOnlyList<(string Name, long Size)> List(string path) =>
        Open(path, archive => Parts(path, archive).Select(part => (part.Name, part.Length)).ToList());

    /// <summary>Writes notebook and recording into a folder.</summary>
    /// <returns>Their paths there.</returns>
    /// <exception cref="PodLabException">The file isn't a shared run, or a part of it is missing, duplicated or oversized, or would be outside the
    /// folder.</exception>
    public static (string Notebook, string Recording) Extract(string path, string folder) => Open(path, archive =>
    {
        var parts = Parts(path, archive);
        return (Extract(Only(path, parts, NotebookExtension), folder), Extract(Only(path, parts, RecordingFile.Extension), folder));
    });

    private static T Open<T>(string path, Func<ZipArchive, T> use)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return use(archive);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PodLabException($"There's no file {path} (looked from {Directory.GetCurrentDirectory()}).", error);
        }
        catch (InvalidDataException error)
        {
            throw new PodLabException($"{path} is not a zip archive, or it is damaged: {error.Message}", error);
        }
    }

    private static ZipArchiveEntry[] Parts(string path, ZipArchive archive)
    {
        foreach (var entry in archive.Entries)
        {
            if (entry.FullName != entry.Name || entry.Name.AsSpan().IndexOfAny('/', '\\', ':') >= 0 || entry.Name is "" or "." or "..")
            {
                throw new PodLabException($"{path} is refused: its file \"{entry.FullName}\" would be outside the target folder.");
            }

            if (entry.Length > LongestPart)
            {
                throw new PodLabException($"{path} is refused: its file \"{entry.Name}\" is larger than {LongestPart >> 20} MB.");
            }
        }

        return [.. archive.Entries];
    }

    private static ZipArchiveEntry Only(string path, ZipArchiveEntry[] parts, string extension)
    {
        ZipArchiveEntry[] found = [.. parts.Where(part => part.Name.EndsWith(extension, StringComparison.Ordinal))];
        return found.Length == 1 ? found[0]
            : throw new PodLabException($"{path} is not a shared run of PodLab: it contains {found.Length} files that end with {extension} instead of one.");
    }

    private static void Add(ZipArchive archive, string name, DateTimeOffset when, byte[] content)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = when;
        using var stream = entry.Open();
        stream.Write(content);
    }

    // The file length in an archive may be false.
    private static string Extract(ZipArchiveEntry entry, string folder)
    {
        var path = Path.Combine(folder, entry.Name);
        using var source = entry.Open();
        using var target = File.Create(path);
        var buffer = new byte[1 << 16];
        for (int count; (count = source.Read(buffer)) > 0;)
        {
            target.Write(buffer, 0, count);
            if (target.Length > LongestPart)
            {
                throw new InvalidDataException($"\"{entry.Name}\" is larger than it says.");
            }
        }

        return path;
    }
}

/// <summary>The text file in a shared run that describes the others.</summary>
internal static class ShareReadme
{
    public static string Of(string name, Recording recording) => string.Create(CultureInfo.InvariantCulture, $"""
        A run of the PodLab notebook {name}, recorded {recording.Header.RecordedAt.UtcDateTime:d MMMM yyyy, HH:mm} UTC.

        {name}.html
            The executed notebook as a page. It opens in any browser and needs no network.
        {name}.ipynb
            The executed notebook, for Jupyter, VS Code or GitHub.
        {name}{RecordingFile.Extension}
            The cluster's answers ({recording.Exchanges.Count}): with them the notebook runs again on any system, without a cluster.
            Tokens, passwords, certificates, addresses of servers and values of environment variables are removed.
            The page and the notebook contain the cells' outputs unchanged.

        To run it again, with PodLab and the .NET 10 SDK:

            {TerminalCommand.Words} run THIS-FILE{SharedRun.Extension}

        That runs the code in the notebook's cells on your machine, so read it first if you don't know where it comes from.

        """);
}
