using PodLab.Recordings;

namespace PodLab.Setup.Export;

/// <summary>The files that a lesson needs to run in its page, besides the kernel.</summary>
/// <param name="Notebook">The notebook as learners open it.</param>
/// <param name="Recordings">Its recorded pods. The first one is the default.</param>
internal sealed record LessonSources(string Notebook, IReadOnlyList<string> Recordings)
{
    /// <summary>The lesson's name: <c>05-pod-infrastructure</c>.</summary>
    public string Name => Path.GetFileNameWithoutExtension(Notebook);

    /// <summary>All files.</summary>
    public IEnumerable<string> All => [Notebook, .. Recordings];

    /// <summary>The files of a lesson; null if it has no recording, as lesson 10.</summary>
    /// <param name="name">The lesson's name.</param>
    /// <param name="notebooks">The folder of the notebooks as learners open them, with their recordings.</param>
    public static LessonSources? Find(string name, string notebooks) =>
        ShippedRecordings.FindAll($"{name}.", notebooks).ToList() is { Count: > 0 } recordings ? new(Path.Combine(notebooks, $"{name}.ipynb"), recordings) : null;

    /// <summary>The lesson, in a page that finds its files there.</summary>
    public RunnableLesson In(LessonFiles files) => new(Path.GetFileName(Notebook), [.. Recordings.Select(file => Path.GetFileName(file)!)], files);

    /// <summary>Copies all files into a folder.</summary>
    public void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in All)
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }
}
