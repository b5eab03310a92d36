namespace PodLab.Setup.Export;

/// <summary>
/// The course as a static site: the pages of <see cref="CourseFolder"/>, in which lessons also run. It needs no server of its own, only one that sends
/// files, under any path. Everything that a page loads is in <c>files</c>, in folders whose names contain versions.
/// </summary>
internal static class SiteFolder
{
    // Beside the pages, so that moving a file is one step. Its name begins with a dot, so many hosts don't serve what a killed run left in it.
    private const string Unfinished = ".unfinished";

    /// <summary>Writes the site. An earlier one stays as it is until everything is ready to be moved into its place.</summary>
    /// <param name="lessons">The executed notebooks, in the course's order.</param>
    /// <param name="notebooks">The folder of the notebooks as learners open them, with their recordings.</param>
    /// <param name="glossary">The glossary's file; null leaves it out.</param>
    /// <param name="folder">The site's folder; it is made if it doesn't exist.</param>
    /// <param name="version">The version of PodLab, for the pages' first lines.</param>
    /// <param name="writeKernelAsync">Writes the kernel's folders into a folder (<see cref="KernelFiles"/>).</param>
    /// <param name="cancellation">Abandons the writing.</param>
    public static async Task WriteAsync(
        IReadOnlyList<Notebook> lessons, string notebooks, string? glossary, string folder, string? version, Func<string, Task> writeKernelAsync, CancellationToken cancellation)
    {
        var unfinished = Path.Combine(folder, Unfinished);
        Remove(unfinished);
        Directory.CreateDirectory(unfinished);
        try
        {
            await writeKernelAsync(Path.Combine(unfinished, CourseFolder.Files));
            var (kernel, dotnet) = (AddVersion(unfinished, KernelFiles.Kernel), AddVersion(unfinished, KernelFiles.Dotnet));
            var runnable = new Dictionary<string, RunnableLesson>();
            foreach (var sources in lessons.Select(lesson => LessonSources.Find(Path.GetFileNameWithoutExtension(lesson.Path), notebooks)).OfType<LessonSources>())
            {
                sources.CopyTo(Path.Combine(unfinished, CourseFolder.Files, sources.Name));
                runnable[sources.Name] = sources.In(new FilesOnHost(kernel, dotnet, AddVersion(unfinished, sources.Name)));
            }

            await OfflineFiles.WriteAsync(unfinished, cancellation);
            await CourseFolder.WriteAsync(lessons, glossary, unfinished, version, runnable, cancellation);
            Replace(folder, unfinished);
        }
        finally
        {
            Remove(unfinished);
        }
    }

    // Returns the folder as pages name it.
    private static string AddVersion(string site, string name)
    {
        var written = Path.Combine(site, CourseFolder.Files, name);
        var versioned = $"{name}-{ContentVersion.OfFolder(written)}";
        Directory.Move(written, Path.Combine(site, CourseFolder.Files, versioned));
        return $"{CourseFolder.Files}/{versioned}/";
    }

    // A page comes after its files and goes before them. So whatever ends this in the middle, no page has files of another version.
    private static void Replace(string site, string unfinished)
    {
        var used = Directory.EnumerateFileSystemEntries(Path.Combine(unfinished, CourseFolder.Files)).Select(Path.GetFileName).ToHashSet();
        var written = Directory.EnumerateFiles(unfinished, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(unfinished, file)).ToList();
        foreach (var file in written.OrderBy(file => Path.GetExtension(file) == ".html"))
        {
            var target = Path.Combine(site, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(Path.Combine(unfinished, file), target, overwrite: true);
        }

        foreach (var old in Directory.EnumerateFileSystemEntries(Path.Combine(site, CourseFolder.Files)).Where(entry => !used.Contains(Path.GetFileName(entry))).ToList())
        {
            Remove(old);
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
