using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PodLab.Setup.Export;

/// <summary>C# source as HTML with exactly the source as its text, colored by the compiler's own tokens.</summary>
internal static class ColoredCode
{
    // For an interpolated string inside another, the compiler calls itself. Real code doesn't nest that deeply, and the stack is limited.
    private const int MostInterpolations = 200;

    private static readonly CSharpParseOptions _script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    // Words that are keywords only in some places, except those that lessons use as names: a colored "from" would be misleading for a variable.
    private static readonly FrozenSet<string> _contextual =
        "and async await init nameof not or record required var when with yield".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The source as HTML.</summary>
    public static string Render(string source)
    {
        if (source.AsSpan().Count('$') > MostInterpolations)
        {
            return HtmlText.Encode(source);
        }

        var (html, end) = (new StringBuilder(), 0);
        foreach (var (name, start, length) in Spans(source).Where(span => span.Name is not null))
        {
            html.Append(HtmlText.Encode(source[end..start])).Append($"<span class=\"{name}\">{HtmlText.Encode(source.Substring(start, length))}</span>");
            end = start + length;
        }

        return html.Append(HtmlText.Encode(source[end..])).ToString();
    }

    private static IEnumerable<(string? Name, int Start, int Length)> Spans(string source)
    {
        var isMember = false;
        foreach (var token in SyntaxFactory.ParseTokens(source, options: _script))
        {
            foreach (var trivia in token.LeadingTrivia)
            {
                yield return (ClassOf(trivia.Kind()), trivia.FullSpan.Start, trivia.FullSpan.Length);
            }

            var name = ClassOf(token);
            yield return (isMember && name == "k" ? null : name, token.SpanStart, token.Span.Length);
            foreach (var trivia in token.TrailingTrivia)
            {
                yield return (ClassOf(trivia.Kind()), trivia.FullSpan.Start, trivia.FullSpan.Length);
            }

            isMember = token.IsKind(SyntaxKind.DotToken);
        }
    }

    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "n",
        SyntaxKind.IdentifierToken => _contextual.Contains(token.Text) ? "k" : null,
        var kind when SyntaxFacts.IsReservedKeyword(kind) => "k",
        var kind => kind.ToString() is var name && (name.Contains("String", StringComparison.Ordinal) || kind == SyntaxKind.CharacterLiteralToken) ? "s" : null,
    };

    private static string? ClassOf(SyntaxKind trivia) => trivia switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => "c",
        _ when SyntaxFacts.IsPreprocessorDirective(trivia) => "d",
        _ => null,
    };
}
