using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace PodLab.Setup.Export;

/// <summary>
/// Markdown as Jupyter and GitHub read it: with tables, task lists, plain links and strikethrough text. Formulas stay unchanged.
/// </summary>
internal static partial class MarkdownText
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseTaskLists().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).Use<FormulasAsWritten>().Build();

    /// <summary>
    /// The text as HTML that still contains everything its author wrote: <see cref="ForeignHtml"/> removes what must not be shown.
    /// </summary>
    public static string ToHtml(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, _pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses text that is nested too deeply. Such text is shown unchanged.
            return $"<pre>\n{HtmlText.Encode(markdown)}</pre>\n";
        }
    }

    /// <summary>Keeps formulas as written. A page without scripts can't typeset a formula, but Markdown must not read its signs as emphasis or
    /// escapes.</summary>
    private sealed class FormulasAsWritten : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline)
        {
            pipeline.BlockParsers.Insert(0, new MathBlockParser());
            pipeline.InlineParsers.Insert(0, new Inline());
        }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new Block());
    }

    private sealed class Inline : InlineParser
    {
        public Inline() => OpeningCharacters = ['$', '\\'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (Formula().Match(slice.Text, slice.Start, slice.Length) is not { Success: true } formula)
            {
                return false;
            }

            processor.Inline = new LiteralInline(formula.Value);
            slice.Start += formula.Length;
            return true;
        }
    }

    private sealed class Block : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula)
        {
            renderer.Write("<pre>$$\n");
            renderer.WriteLeafRawLines(formula, writeEndOfLines: true, escape: true);
            renderer.Write("$$</pre>\n");
        }
    }

    // Between single signs only text that can't be two prices. The limits keep a text with many signs from taking forever.
    [GeneratedRegex(@"\G(?:\$\$.{1,4000}?\$\$|\$(?![\s$])[^\n$]{0,1000}(?<![\s\\])\$(?!\d)|\\begin\{(?<name>[a-z]+\*?)\}.{1,4000}?\\end\{\k<name>\})", RegexOptions.Singleline)]
    private static partial Regex Formula();
}
