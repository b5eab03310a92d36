using PodLab.Setup.Commands;
using PodLab.Setup.Notebooks;
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
        : new NotebookSource(ReadCSharp(path), Path.GetDirectoryName(Path.GetFullPath(path))!);

    public void Dispose() => _opened.ForEach(folder => folder.Delete(recursive: true));

    private static Notebook ReadCSharp(string path)
    {
        var notebook = Notebook.Read(path);
        return notebook.IsCSharp ? notebook
            : throw new PodLabException($"{Path.GetFileName(path)} is a notebook in {notebook.Language}. PodLab runs notebooks in C#.");
    }

    // A lesson's first cell finds the library from the lessons' folder.
    private NotebookSource ReadShared(string path)
    {
        var folder = Directory.CreateTempSubdirectory("podlab-shared-");
        _opened.Add(folder);
        var (notebook, recording) = SharedRun.Extract(path, folder.FullName);
        AnsiConsole.MarkupLineInterpolated($"[bold]{Path.GetFileName(path)}[/] holds {string.Join(", ", SharedRun.List(path).Select(part => part.Name))}. It is run from its recording, without a cluster.");
        var lessons = Path.GetDirectoryName(Path.GetFullPath(LessonCommand.FindLesson()))!;
        return new NotebookSource(ReadCSharp(notebook), Directory.Exists(lessons) ? lessons : folder.FullName, recording);
    }
}
