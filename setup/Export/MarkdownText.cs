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
/// Markdown as Jupyter and GitHub read it: with tables, task lists, plain links and struck text. Formulas stay as they are written.
/// </summary>
internal static partial class MarkdownText
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseTaskLists().UseAutoLinks().UseEmphasisExtras(EmphasisExtraOptions.Strikethrough).Use<FormulasAsWritten>().Build();

    /// <summary>
    /// The text as HTML that still holds whatever its author wrote: <see cref="ForeignHtml"/> takes out what must not be shown.
    /// </summary>
    public static string ToHtml(string markdown)
    {
        try
        {
            return Markdown.ToHtml(markdown, _pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses text that is nested too deeply; it is shown as it was written.
            return $"<pre>\n{HtmlText.Encode(markdown)}</pre>\n";
        }
    }

    /// <summary>A page without scripts can't set a formula, but Markdown must not take its signs for emphasis or escapes.</summary>
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

    // Between single signs only what cannot be two prices. The lengths keep a text full of signs from taking for ever.
    [GeneratedRegex(@"\G(?:\$\$.{1,4000}?\$\$|\$(?![\s$])[^\n$]{0,1000}(?<![\s\\])\$(?!\d)|\\begin\{(?<name>[a-z]+\*?)\}.{1,4000}?\\end\{\k<name>\})", RegexOptions.Singleline)]
    private static partial Regex Formula();
}
