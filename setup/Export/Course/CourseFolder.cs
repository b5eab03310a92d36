namespace PodLab.Setup.Export;

/// <summary>
/// The whole course as a folder of pages that opens from a USB stick. It has a page for each lesson, the glossary, an index with a search, and one plotly.js.
/// </summary>
internal static class CourseFolder
{
    /// <summary>The folder of what pages load. The names in it contain versions.</summary>
    public const string Files = "files";

    private const string Glossary = "GLOSSARY.md";

    /// <summary>Writes the folder. Files of an earlier export are written over; others stay.</summary>
    /// <param name="lessons">The executed notebooks, in the course's order.</param>
    /// <param name="glossary">The glossary's file; null leaves it out.</param>
    /// <param name="folder">The folder; it is made if it doesn't exist.</param>
    /// <param name="version">The version of PodLab, for the pages' first lines.</param>
    /// <param name="runnable">The lessons that run in their pages, by their notebooks' names without <c>.ipynb</c>; null if none does.</param>
    /// <param name="cancellation">Abandons the export.</param>
    /// <returns>The files, from the index on.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        IReadOnlyList<Notebook> lessons, string? glossary, string folder, string? version, IReadOnlyDictionary<string, RunnableLesson>? runnable, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var summaries = lessons.Select(LessonSummary.Of).ToList();
        var pages = summaries.ToDictionary(lesson => $"{lesson.File}.ipynb", lesson => lesson.Page);
        if (glossary is not null)
        {
            pages[Glossary] = "glossary.html";
        }

        var (search, written) = (new SearchIndex(), new List<string>());
        var hasCharts = false;
        foreach (var (index, notebook) in lessons.Index())
        {
            var place = new PlaceInCourse(summaries[index], summaries.ElementAtOrDefault(index - 1), summaries.ElementAtOrDefault(index + 1), pages, runnable?.GetValueOrDefault(summaries[index].File));
            var page = HtmlPage.Render(notebook, PageFacts.Of(notebook, version), place: place);
            hasCharts |= page.Contains(PlotlyScript.Elements(isShared: true), StringComparison.Ordinal);
            await WriteAsync(summaries[index].Page, page);
        }

        if (glossary is not null)
        {
            var page = HtmlPage.Render(Notebook.Of(Glossary, Notebook.Text(await File.ReadAllTextAsync(glossary, cancellation))), new PageFacts(ToolVersion: version) { What = "The terms of the course" },
                place: new PlaceInCourse(null, null, null, pages));
            await WriteAsync(pages[Glossary], page);
        }

        var others = glossary is null ? new Dictionary<string, string>() : new() { ["Glossary: every term in one place"] = pages[Glossary] };
        await File.WriteAllTextAsync(Path.Combine(folder, PlaceInCourse.Index), CourseIndex.Render(summaries, search, others, runnable is not null), cancellation);
        if (hasCharts)
        {
            Directory.CreateDirectory(Path.Combine(folder, Files));
            await File.WriteAllTextAsync(Path.Combine(folder, PlotlyScript.SharedFile), PlotlyScript.Library, cancellation);
            written.Add(PlotlyScript.SharedFile);
        }

        return [PlaceInCourse.Index, .. written];

        async Task WriteAsync(string name, string page)
        {
            search.Add(name, page);
            written.Add(name);
            await File.WriteAllTextAsync(Path.Combine(folder, name), page, cancellation);
        }
    }
}
