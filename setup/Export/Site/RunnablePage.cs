namespace PodLab.Setup.Export;

/// <summary>A lesson as one page that runs from a file, for example on a USB stick. The kernel, the scripts of a site, and the recordings are in it.</summary>
internal static class RunnablePage
{
    /// <summary>The page.</summary>
    /// <param name="lesson">The executed lesson.</param>
    /// <param name="sources">Its notebook as learners open it, and its recordings.</param>
    /// <param name="kernel">The folder of the scripts and PodLab's assemblies (<see cref="KernelFiles"/>).</param>
    /// <param name="dotnet">The folder of the other assemblies.</param>
    /// <param name="version">The version of PodLab, for the page's first lines.</param>
    public static string Render(Notebook lesson, LessonSources sources, string kernel, string dotnet, string? version)
    {
        var files = new Dictionary<string, string>();
        foreach (var (name, folder) in new[] { (KernelFiles.Kernel, kernel), (KernelFiles.Dotnet, dotnet) })
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                files[$"{name}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}"] = file;
            }
        }

        foreach (var file in sources.All)
        {
            files[$"lesson/{Path.GetFileName(file)}"] = file;
        }

        var place = new PlaceInCourse(LessonSummary.Of(lesson), Previous: null, Next: null, new Dictionary<string, string>(), sources.In(new FilesInPage(files)), IsAlone: true);
        return HtmlPage.Render(lesson, PageFacts.Of(lesson, version), place: place);
    }
}
