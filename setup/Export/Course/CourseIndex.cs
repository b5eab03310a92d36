namespace PodLab.Setup.Export;

/// <summary>The course's first page: the lessons in their order, and a search over all pages. Without scripts only the search is missing.</summary>
internal static class CourseIndex
{
    private static readonly string _search = Resources.Text("search.js").ReplaceLineEndings("\n");
    private static readonly string _passed = Resources.Text("passed.js").ReplaceLineEndings("\n");

    /// <param name="lessons">The lessons.</param>
    /// <param name="search">The searchable text.</param>
    /// <param name="otherPages">The titles of other pages, and their files.</param>
    /// <param name="lessonsRun">Whether lessons run in their pages, so that a learner has passed exercises there.</param>
    public static string Render(IReadOnlyList<LessonSummary> lessons, SearchIndex search, IReadOnlyDictionary<string, string> otherPages, bool lessonsRun)
    {
        string[] scripts = lessonsRun ? [_search, _passed] : [_search];
        var exercises = lessons.Sum(lesson => lesson.Exercises);
        return $"""
            {PageHead.Render("What is a pod?", "style-src 'unsafe-inline'", $"script-src {string.Join(' ', scripts.Select(PlotlyScript.Hash))}")}
            <body class="index">
            <a class="skip" href="#content">Skip to the lessons</a>
            <header><p class="name"><span class="product">PodLab</span> The course</p></header>
            <main id="content">
            <h1>What is a pod?</h1>
            <p>{lessons.Count} lessons, {exercises} exercises. Each page is a lesson as it ran, with its answers. Under each lesson you read what you can say or do after it. {(lessonsRun ? "Most lessons also run in their pages, with nothing to install." : "To run one yourself: <code>setup/podlab run 05</code>")}</p>
            <form id="form" role="search" hidden>
            <label for="query">Search all lessons</label>
            <input id="query" type="search" autocomplete="off" spellcheck="false">
            <p id="found" role="status"></p>
            <ol id="results"></ol>
            </form>
            <ol class="lessons" start="0">
            {string.Concat(lessons.Select(Lesson))}</ol>
            {string.Concat(otherPages.Select(page => $"<p><a href=\"{page.Value}\">{HtmlText.Encode(page.Key)}</a></p>\n"))}</main>
            <script type="application/json" id="sections">{search.ToJson().Replace("<", "\\u003c", StringComparison.Ordinal)}</script>
            {string.Concat(scripts.Select(script => $"<script>{script}</script>\n"))}</body>
            </html>

            """;
    }

    private static string Lesson(LessonSummary lesson) =>
        $"""
        <li data-lesson="{HtmlText.Encode(lesson.File.Split('-')[0])}">
        <h2><a href="{lesson.Page}">{HtmlText.Encode(lesson.Title)}</a></h2>
        {(lesson.Facts.Length == 0 ? "" : $"<p class=\"facts\">{HtmlText.Encode(lesson.Facts)}</p>\n")}<ul>
        {string.Concat(lesson.Abilities.Select(ability => $"<li>{Inline(ability)}</li>\n"))}</ul>
        </li>

        """;

    private static string Inline(string markdown) => ForeignHtml.Parse(MarkdownText.ToHtml(markdown), _ => null, keepsAnchors: false).FirstElementChild?.InnerHtml ?? "";
}
