namespace PodLab.Setup.Export;

/// <summary>A page's place in the course's folder: what comes before and after it, and which files its links can lead to. A lesson's page can also be
/// outside that folder, with nothing beside it.</summary>
/// <param name="Lesson">The page's own lesson; null for other pages.</param>
/// <param name="Previous">The lesson before; null for the first.</param>
/// <param name="Next">The lesson after; null for the last.</param>
/// <param name="Pages">The pages of the folder by the names of the files that they were made from, such as <c>GLOSSARY.md</c>.</param>
/// <param name="Runs">How the lesson runs in its page; null if it doesn't.</param>
/// <param name="IsAlone">Whether the page is outside the folder.</param>
internal sealed record PlaceInCourse(LessonSummary? Lesson, LessonSummary? Previous, LessonSummary? Next, IReadOnlyDictionary<string, string> Pages, RunnableLesson? Runs = null, bool IsAlone = false)
{
    public const string Index = "index.html";

    // The map of the course, beside the glossary. In this folder, the index is that.
    private const string Map = "README.md";

    /// <summary>Where a link of the author's leads in this folder; null if the folder doesn't have that file.</summary>
    public string? Resolve(string url)
    {
        if (!RelativeLinks.IsRelative(url))
        {
            return url;
        }

        var (path, rest) = RelativeLinks.Split(url);
        return url == Map && !IsAlone ? Index : Pages.TryGetValue(path.Split('/')[^1], out var page) ? $"{page}{rest}" : null;
    }

    /// <summary>The links to the course and to the lessons beside this one.</summary>
    /// <param name="label">Their name for a screen reader. They are on the page twice.</param>
    public string Links(string label) => IsAlone ? "" :
        $"""
        <nav class="course" aria-label="{label}">
        <a href="{Index}">All lessons, and search</a>{Link("prev", "← ", Previous, "")}{Link("next", "", Next, " →")}
        </nav>

        """;

    private static string Link(string relation, string before, LessonSummary? lesson, string after) => lesson is null ? ""
        : $"\n<a rel=\"{relation}\" href=\"{lesson.Page}\">{before}{HtmlText.Encode(lesson.Title)}{after}</a>";
}
