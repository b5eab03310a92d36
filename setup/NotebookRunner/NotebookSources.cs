using PodLab.Setup.Commands;
using PodLab.Setup.Export;
using Spectre.Console;

namespace PodLab.Setup.NotebookRunner;

/// <summary>Finds the notebooks named on the command line: files, and shared runs, which are extracted into a temporary folder.</summary>
/// <param name="anyLanguage">Whether notebooks in other languages than C# may run, since a kernel for them was named.</param>
internal sealed class NotebookSources(bool anyLanguage) : IDisposable
{
    private readonly List<DirectoryInfo> _opened = [];

    /// <exception cref="PodLabException">The notebook doesn't exist, or can't be read.</exception>
    public NotebookSource Read(string path) => path.EndsWith(SharedRun.Extension, StringComparison.OrdinalIgnoreCase)
        ? ReadShared(path)
        : new NotebookSource(ReadNotebook(path), Path.GetDirectoryName(Path.GetFullPath(path))!);

    public void Dispose() => _opened.ForEach(folder => folder.Delete(recursive: true));

    private Notebook ReadNotebook(string path)
    {
        var notebook = Notebook.Read(path);
        return anyLanguage || notebook.IsCSharp ? notebook : throw new PodLabException(
            $"{Path.GetFileName(path)} is a notebook in {notebook.Language}, and PodLab's kernel runs C#. Name another Jupyter kernel with --kernel NAME.");
    }

    // A lesson's first cell finds the library from the lessons' folder.
    private NotebookSource ReadShared(string path)
    {
        var folder = Directory.CreateTempSubdirectory("podlab-shared-");
        _opened.Add(folder);
        var (notebook, recording) = SharedRun.Extract(path, folder.FullName);
        AnsiConsole.MarkupLineInterpolated($"[bold]{Path.GetFileName(path)}[/] contains {string.Join(", ", SharedRun.List(path).Select(part => part.Name))}. It runs from its recording, without a cluster.");
        var lessons = Path.GetFullPath(Lessons.Folder);
        return new NotebookSource(ReadNotebook(notebook), Directory.Exists(lessons) ? lessons : folder.FullName, recording);
    }
}

/// <summary>A notebook to run.</summary>
/// <param name="Notebook">The notebook.</param>
/// <param name="Folder">The folder for its cells.</param>
/// <param name="Recording">The recording that came with it; null if it runs on a cluster.</param>
internal sealed record NotebookSource(Notebook Notebook, string Folder, string? Recording = null);
