using PodLab.Recordings;

namespace PodLab.Setup.Export;

/// <summary>
/// The course as a static site: the pages of <see cref="CourseFolder"/>, in which lessons also run. It needs no server of its own, only one that sends
/// files, under any path.
/// </summary>
internal static class SiteFolder
{
    private const string Recordings = "recordings";

    /// <summary>Writes the site. Files of an earlier one are written over.</summary>
    /// <param name="lessons">The executed notebooks, in the course's order.</param>
    /// <param name="notebooks">The folder of the notebooks as learners open them, with their recordings.</param>
    /// <param name="glossary">The glossary's file; null leaves it out.</param>
    /// <param name="folder">The site's folder; it is made if it doesn't exist.</param>
    /// <param name="version">The version of PodLab, for the pages' first lines.</param>
    /// <param name="progress">Gets a line for each long step.</param>
    /// <param name="cancellation">Abandons the writing.</param>
    /// <exception cref="PodLabException">The kernel for browsers can't be built.</exception>
    public static async Task WriteAsync(
        IReadOnlyList<Notebook> lessons, string notebooks, string? glossary, string folder, string? version, IProgress<string> progress, CancellationToken cancellation)
    {
        var runnable = lessons.Select(lesson => Path.GetFileNameWithoutExtension(lesson.Path))
            .Select(name => new RunnableLesson($"{name}.ipynb", [.. ShippedRecordings.FindAll($"{name}.", notebooks).Select(file => Path.GetFileName(file)!)]))
            // Lesson 10 has none: its pods are broken and repaired live.
            .Where(lesson => lesson.Recordings.Count > 0)
            .ToDictionary(lesson => Path.GetFileNameWithoutExtension(lesson.Notebook));
        var pages = await CourseFolder.WriteAsync(lessons, glossary, folder, version, runnable, cancellation);
        progress.Report($"Wrote {pages.Count} pages.");
        Directory.CreateDirectory(Path.Combine(folder, Recordings));
        foreach (var lesson in runnable.Values)
        {
            File.Copy(Path.Combine(notebooks, lesson.Notebook), Path.Combine(folder, lesson.Notebook), overwrite: true);
            foreach (var recording in lesson.Recordings)
            {
                File.Copy(Path.Combine(notebooks, Recordings, recording), Path.Combine(folder, Recordings, recording), overwrite: true);
            }
        }

        await KernelFiles.WriteAsync(Path.Combine(folder, "kernel"), progress, cancellation);
    }
}
