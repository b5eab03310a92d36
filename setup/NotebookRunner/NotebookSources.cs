using PodLab.Setup.Commands;
using PodLab.Setup.Sharing;
using Spectre.Console;

namespace PodLab.Setup.NotebookRunner;

/// <summary>Finds the notebooks that a person names: files, and shared runs, which are opened in a folder that is gone afterwards.</summary>
internal sealed class NotebookSources : IDisposable
{
    private readonly List<DirectoryInfo> _opened = [];

    /// <exception cref="PodLabException">There is no such notebook, or it cannot be read.</exception>
    public NotebookSource Read(string path) => path.EndsWith(SharedRun.Extension, StringComparison.OrdinalIgnoreCase)
        ? ReadShared(path)
        : new NotebookSource(Notebook.Read(path), Path.GetDirectoryName(Path.GetFullPath(path))!);

    public void Dispose() => _opened.ForEach(folder => folder.Delete(recursive: true));

    // A lesson's first cell finds the library from the lessons' folder.
    private NotebookSource ReadShared(string path)
    {
        var folder = Directory.CreateTempSubdirectory("podlab-shared-");
        _opened.Add(folder);
        var (notebook, recording) = SharedRun.Extract(path, folder.FullName);
        AnsiConsole.MarkupLineInterpolated($"[bold]{Path.GetFileName(path)}[/] holds {string.Join(", ", SharedRun.List(path).Select(part => part.Name))}. It is run from its recording, without a cluster.");
        return new NotebookSource(Notebook.Read(notebook), Directory.Exists(Lessons.Folder) ? Path.GetFullPath(Lessons.Folder) : folder.FullName, recording);
    }
}
