using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

/// <summary>A browser's view of a page, as far as these tests need it: its elements with their attributes.</summary>
internal static partial class PageElements
{
    public static string Page(params System.Text.Json.Nodes.JsonNode[] cells) =>
        HtmlPage.Render(Cells.Of(cells), new PageFacts());

    /// <summary>The opening tags between <c>main</c>'s tags.</summary>
    public static IReadOnlyList<string> TagsOfMain(string page) =>
        [.. Tag().Matches(page[page.IndexOf("<main", StringComparison.Ordinal)..]).Select(tag => tag.Value)];

    /// <summary>How often an element opens and closes in the page.</summary>
    public static (int Opened, int Closed) Count(string page, string element) =>
        (Regex.Count(page, $@"<{element}[\s>]"), Regex.Count(page, $"</{element}>"));

    [GeneratedRegex("""<[a-zA-Z!/](?:"[^"]*"|'[^']*'|[^>"'])*>""")]
    private static partial Regex Tag();
}
