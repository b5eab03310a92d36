using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using PodLab.Setup.Export;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.English;

/// <summary>Relative links in Markdown files and notebooks: each leads to a file, and to a heading where it names one.</summary>
public sealed class LinksOfFiles
{
    private static readonly MarkdownPipeline _markdown = new MarkdownPipelineBuilder().UsePipeTables().Build();

    [Fact]
    public void Each_leads_to_a_file_and_a_heading_that_are_there()
    {
        var files = Prose.Files(".md").Concat(Prose.Files(".ipynb"))
            .Concat(Directory.GetFiles(Repository.Path("notebooks", "shared")).Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))).ToList();
        var links = files.SelectMany(file => Texts(file).SelectMany(Links).Select(url => (File: file, Url: url))).ToList();

        links.Count.ShouldBeGreaterThan(200);
        links.Where(link => !Leads(link.File, link.Url)).Select(link => $"{link.File}: {link.Url}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GLOSSARY.md#cgroup", true)]
    [InlineData("GLOSSARY.md#no-such-term", false)]
    [InlineData("no-such-file.md", false)]
    [InlineData("../README.md#two-commands", true)]
    [InlineData("https://example.org/x", true)]
    public void A_link_that_leads_nowhere_is_found(string url, bool leads) => Leads("notebooks/README.md", url).ShouldBe(leads);

    private static bool Leads(string file, string url)
    {
        if (!RelativeLinks.IsRelative(url) && url[0] != '#')
        {
            return true;
        }

        var (path, ending) = RelativeLinks.Split(url);
        var target = path.Length == 0 ? Repository.Path(file) : Path.GetFullPath(Repository.Path(Path.GetDirectoryName(file)!, Uri.UnescapeDataString(path)));
        return ending.Length == 0 ? File.Exists(target) || Directory.Exists(target)
            : File.Exists(target) && Anchors(target).Contains(Uri.UnescapeDataString(ending[1..]), StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> Anchors(string file)
    {
        var anchors = new Anchors([]);
        return Texts(Path.GetRelativePath(Repository.Root, file)).SelectMany(text => Markdown.Parse(text, _markdown).Descendants<HeadingBlock>())
            .Select(heading => anchors.Add(heading.Level, string.Concat(heading.Inline!.Descendants().Select(part => part switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                _ => "",
            }))));
    }

    private static IEnumerable<string> Links(string text) =>
        Markdown.Parse(text, _markdown).Descendants<LinkInline>().Select(link => link.Url ?? "").Where(url => url.Length > 0);

    private static IEnumerable<string> Texts(string file) => file.EndsWith(".ipynb", StringComparison.Ordinal)
        ? Notebook.Read(Repository.Path(file)).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source)
        : [File.ReadAllText(Repository.Path(file))];
}
