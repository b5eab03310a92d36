using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.English;

/// <summary>All prose of this repository: Markdown files, notebooks, docstrings, and messages. Tables and code aren't prose.</summary>
internal static partial class Prose
{
    private const string Code = "x";

    private static readonly MarkdownPipeline _markdown = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private static readonly string[] _inlineElements = ["see", "seealso", "c", "code", "paramref", "typeparamref", "a", "b", "i", "em"];

    /// <summary>The files of one kind, below the checkout, without what a build or a run wrote.</summary>
    public static IEnumerable<string> Files(string ending) => Directory.EnumerateFiles(Repository.Root, $"*{ending}", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/')[..^1].Any(folder => folder is "bin" or "obj" or "out" or "node_modules" or "Fixtures" or "TestResults" or ".git"))
        .Where(file => !file.StartsWith("notebooks/shared/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static IEnumerable<Passage> OfMarkdown(string file) => OfMarkdown(file, Read(file));

    /// <summary>Paragraphs and items of lists; headings are no sentences.</summary>
    public static IEnumerable<Passage> OfMarkdown(string where, string markdown) => Markdown.Parse(markdown, _markdown).Descendants<ParagraphBlock>()
        .Where(paragraph => paragraph.Parent is not Markdig.Extensions.Tables.TableCell)
        .Select(paragraph => new Passage($"{where}:{paragraph.Line + 1}", string.Concat(paragraph.Inline!.Select(Words))));

    /// <summary>Markdown cells, and in code cells the comments and texts.</summary>
    public static IEnumerable<Passage> OfNotebook(string file)
    {
        foreach (var (index, cell) in Notebook.Read(Repository.Path(file)).Cells.Index())
        {
            var where = $"{file} cell {index + 1}";
            var code = cell.IsCode ? Parse(cell.Source, SourceCodeKind.Script) : null;
            foreach (var passage in code is null ? OfMarkdown(where, cell.Source) : OfTexts(where, code).Concat(OfComments(where, code)))
            {
                yield return passage;
            }
        }
    }

    /// <summary>The elements of docstrings.</summary>
    public static IEnumerable<Passage> OfDocstrings(string file) => Parse(Read(file)).DescendantNodes(descendIntoTrivia: true)
        .OfType<DocumentationCommentTriviaSyntax>().SelectMany(comment => Paragraphs(comment.Content).Select(text => new Passage($"{file}:{Line(comment)}", text)));

    /// <summary>Texts for users: literals with at least three words on one line, and not only lowercase words.</summary>
    public static IEnumerable<Passage> OfMessages(string file) => OfTexts(file, Parse(Read(file)));

    private static IEnumerable<Passage> OfTexts(string where, SyntaxNode root) => root.DescendantNodes()
        .Select(node => (Node: node, Text: TextOf(node)))
        .Where(one => ThreeWords().IsMatch(one.Text) && !one.Text.Contains('\n') && one.Text.Any(letter => char.IsUpper(letter) || char.IsPunctuation(letter)))
        .Select(one => new Passage($"{where}:{Line(one.Node)}", Backticks().Replace(one.Text, Code)));

    private static string TextOf(SyntaxNode node) => node switch
    {
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : Code)),
        LiteralExpressionSyntax { Token.Value: string text } => text,
        _ => "",
    };

    private static IEnumerable<Passage> OfComments(string where, SyntaxNode root) => root.DescendantTrivia()
        .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)).Select(trivia => new Passage(where, Backticks().Replace(trivia.ToString()[2..], Code)));

    private static IEnumerable<string> Paragraphs(SyntaxList<XmlNodeSyntax> nodes)
    {
        var words = new System.Text.StringBuilder();
        foreach (var node in nodes)
        {
            if (node is XmlElementSyntax block && !_inlineElements.Contains(block.StartTag.Name.ToString()))
            {
                yield return words.ToString();
                words.Clear();
                foreach (var paragraph in Paragraphs(block.Content))
                {
                    yield return paragraph;
                }
            }
            else
            {
                words.Append(node switch
                {
                    XmlTextSyntax text => string.Concat(text.TextTokens.Select(token => token.ValueText)),
                    XmlElementSyntax stressed when stressed.StartTag.Name.ToString() is "b" or "i" or "em" => stressed.Content.ToString(),
                    _ => Code,
                });
            }
        }

        yield return words.ToString();
    }

    private static string Words(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        LineBreakInline => " ",
        LinkInline { IsImage: true } => "",
        ContainerInline container => string.Concat(container.Select(Words)),
        HtmlInline => "",
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        _ => Code,
    };

    private static SyntaxNode Parse(string source, SourceCodeKind kind = SourceCodeKind.Regular) =>
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.Parse, kind)).GetRoot();

    private static int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static string Read(string file) => File.ReadAllText(Repository.Path(file));

    [GeneratedRegex(@"\p{L}{2,} \p{L}+ \p{L}{2,}")]
    private static partial Regex ThreeWords();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Backticks();
}
