using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PodLab.Exercises;

namespace PodLab.Tests.Exercises;

/// <summary>An exercise's result in a notebook output of VS Code, and in a place where styles are removed.</summary>
public sealed partial class BoxesOfExercises(Export.Browser browser)
{
    // The styles of VS Code's notebook outputs for these elements, with the colors of its default themes.
    private const string VsCode = """
        body { color: FOREGROUND; background: BACKGROUND; font-family: sans-serif; font-size: 13px; margin: 0; padding: 0 20px; }
        blockquote { margin: 0 7px 0 5px; padding: 0 16px 0 10px; border-left-width: 5px; border-left-style: solid;
                     background: #7f7f7f1a; border-color: #007acc80; }
        code { color: CODE; background-color: CODEBACKGROUND; padding: 1px 3px; border-radius: 4px; }
        table, thead, tr, th, td, tbody { text-align: right; border: none; }
        """;

    private static readonly ExerciseOutcome[] _outcomes = Enum.GetValues<ExerciseOutcome>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_outcome_has_an_edge_of_its_own_and_text_that_can_be_read_in_VS_Code(bool isDark)
    {
        Need.Chromium.OrSkip();
        var page = await browser.OpenAsync(Page(isDark
            ? Style("#cccccc", "#1f1f1f", "#d0d0d0", "#3c3c3c") : Style("#3b3b3b", "#ffffff", "#3b3b3b", "#0000001f")), isDark: isDark);

        var found = await page.RunAxe();
        await Export.Browser.PhotographAsync(page, $"exercises-{(isDark ? "dark" : "light")}");

        found.Violations.Where(violation => violation.Id == "color-contrast").ShouldBeEmpty();
        var edges = await OfBoxesAsync<string>(page, "box.borderLeftColor");
        edges.Distinct().Count().ShouldBe(_outcomes.Length);
        edges.ShouldAllBe(edge => Contrast(edge, isDark ? "rgb(31, 31, 31)" : "rgb(255, 255, 255)") >= 3);
        var paddings = await OfBoxesAsync<double>(page, "parseFloat(box.paddingLeft)");
        paddings.ShouldAllBe(padding => padding >= 10);
        await page.CloseAsync();
    }

    [Fact]
    public void Without_styles_sign_and_words_tell_the_outcomes_apart()
    {
        var boxes = _outcomes.Select(Box).Select(html => Styles().Replace(html, "")).ToList();

        boxes.Select(html => html.Split("</p>")[0]).ShouldBe(
        [
            "<blockquote>\n<p><strong>○ E05.1: open</strong>", "<blockquote>\n<p><strong>✔ E05.1: right</strong>",
            "<blockquote>\n<p><strong>✘ E05.1: not yet right</strong>", "<blockquote>\n<p><strong>⊘ E05.1: not possible here</strong>",
        ]);
    }

    [Fact]
    public void Code_in_a_hint_is_marked_as_code_and_text_as_text()
    {
        var result = new ExerciseResult(ExerciseCatalog.Get("E05.1"), ExerciseOutcome.Wrong, "In code: `a < b`. <img>");

        result.ToHtml().ShouldContain("In code: <code>a &lt; b</code>. &lt;img&gt;");
        result.ToString().ShouldContain("In code: a < b. <img>");
    }

    private static Task<T[]> OfBoxesAsync<T>(IPage page, string of) =>
        page.EvaluateAsync<T[]>($"[...document.querySelectorAll('blockquote')].map(box => getComputedStyle(box)).map(box => {of})");

    private static string Box(ExerciseOutcome outcome) =>
        new ExerciseResult(ExerciseCatalog.Get("E05.1"), outcome, "In code: `php.ParentPid`.").ToHtml();

    private static string Page(string style) =>
        $"<!DOCTYPE html><html lang=\"en\"><head><title>Boxes</title><style>{style}</style></head>"
        + $"<body><main>{string.Concat(_outcomes.Select(Box))}</main></body></html>";

    private static string Style(string text, string page, string code, string behindCode) => VsCode
        .Replace("CODEBACKGROUND", behindCode).Replace("FOREGROUND", text).Replace("BACKGROUND", page).Replace("CODE", code);

    // WCAG 2.2's contrast ratio.
    private static double Contrast(string one, string other)
    {
        var (lighter, darker) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(string rgb)
    {
        var parts = Number().Matches(rgb).Take(3).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture) / 255)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@"[\d.]+")]
    private static partial Regex Number();

    [GeneratedRegex(" style=\"[^\"]*\"")]
    private static partial Regex Styles();
}
