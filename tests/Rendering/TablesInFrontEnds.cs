using PodLab.Tests.Anatomy;

namespace PodLab.Tests.Rendering;

/// <summary>Tables in a real browser, with the front ends' styles for outputs.</summary>
public sealed class TablesInFrontEnds
{
    // VS Code 1.139: a rule aligns headers to the right, and cells inherit it.
    private const string VsCode = "table, th, tr { vertical-align: middle; text-align: right } th, td { padding: 4px 8px } tbody th { font-weight: normal }";
    private const string Plain = "";

    // The width of an output cell in a window of 1280 pixels.
    private const int CellWidth = 1180;

    private static PodLab.Anatomy.PodAnatomy Pod => new RecordedNode("duo").Anatomy();

    private static Dictionary<string, Displayable> Tables => new()
    {
        ["numbers and text"] = new Table<int>("Numbers", [new("N", n => $"{n}", IsNumber: true), new("TEXT", n => new string('x', n))], [1, 20]),
        ["marked and noted"] = new Table<int>("N", [new("N", n => $"{n}", IsNumber: true)], [1, 2]).Marked(n => n == 1, "one").Note(n => n == 2, "two"),
        ["empty"] = new Table<int>("Nothing", [new("N", n => $"{n}", IsNumber: true), new("TEXT", n => "")], []),
        ["matrix"] = Pod.Matrix(),
        ["difference"] = Pod.Diff(new RecordedNode("duo").Anatomy()),
        ["pod"] = Pod,
        ["banner"] = new Banner(
            new ClusterFacts(
                "standalone", "podlab-node", ["podlab-node"], KubernetesVersion: null, "containerd 1.6.20", CgroupVersion: 2, "6.1",
                Ownership: "on this machine", Remarks: ["Run `setup/podlab up` again."]),
            "since `up` started it"),
    };

    [Theory]
    [InlineData(VsCode, false)]
    [InlineData(VsCode, true)]
    [InlineData(Plain, false)]
    public async Task A_header_is_aligned_as_the_cells_of_its_column(string style, bool isDark)
    {
        Need.Chromium.OrSkip();
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenPageAsync();
        await page.SetContentAsync(Page(style, string.Concat(Tables.Values.Select(table => table.ToHtml())), isDark));
        var columns = await page.EvaluateAsync<string[][]>(
            """
            () => [...document.querySelectorAll('table')].flatMap(table => {
              const rows = [...table.rows].map(row => [...row.cells].filter(cell => cell.colSpan === 1).map(cell => getComputedStyle(cell).textAlign.replace('start', 'left')));
              return rows[0].map((_, i) => [...new Set(rows.map(row => row[i]).filter(Boolean))]);
            })
            """);
        await page.ScreenshotAsync(new()
        {
            Path = Repository.Path("TestResults", "screenshots", $"tables-{(style == VsCode ? "vscode" : "plain")}{(isDark ? "-dark" : "")}.png"), FullPage = true,
        });
        columns.Length.ShouldBeGreaterThan(Tables.Count);
        columns.ShouldAllBe(alignments => alignments.Length == 1);
    }

    [Theory]
    [InlineData("solo")]
    [InlineData("duo")]
    public async Task The_matrix_of_a_lesson_fits_a_cell_and_a_short_caption_is_one_line(string recording)
    {
        Need.Chromium.OrSkip();
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenPageAsync();
        await page.SetContentAsync(Page(VsCode, new RecordedNode(recording).Anatomy().Matrix().ToHtml(), isDark: false));
        (await page.EvaluateAsync<int>("() => document.querySelector('table').scrollWidth")).ShouldBeLessThanOrEqualTo(CellWidth);
        (await page.EvaluateAsync<double>("() => document.querySelector('caption').getBoundingClientRect().height")).ShouldBeLessThan(30);
    }

    [Fact]
    public void Only_one_place_in_the_library_writes_tables() =>
        Directory.EnumerateFiles(Repository.Path("helpers"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => Path.GetFileName(file) != "HtmlTable.cs" && new[] { "<table", "<td", "<th " }.Any(File.ReadAllText(file).Contains))
            .ShouldBeEmpty();

    [Fact]
    public void What_is_typed_is_code_and_no_backquote_is_left()
    {
        var html = Tables["banner"].ToHtml();
        html.ShouldContain("<p>Run <code>setup/podlab up</code> again.</p>");
        html.ShouldContain(">standalone, since <code>up</code> started it</td>");
        html.ShouldNotContain("`");
        HtmlText.OfSentence("one ` and <two>").ShouldBe("one ` and &lt;two&gt;");
    }

    private static string Page(string style, string body, bool isDark) =>
        $"<!DOCTYPE html><style>body {{ font: 13px sans-serif; {(isDark ? "background:#1e1e1e;color:#ccc" : "")}; width: {CellWidth}px; margin: 0 }} {style}</style><body>{body}</body>";
}
