using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PodLab.Setup.Export;

/// <summary>A part of C# source that has a color.</summary>
/// <param name="Name">A class of the page's style: <c>k</c> (keyword), <c>s</c> (string), <c>c</c> (comment), <c>n</c> (number) or <c>d</c>
/// (directive).</param>
/// <param name="Start">Where it begins in the source.</param>
/// <param name="Length">The number of its characters.</param>
internal readonly record struct CodeSpan(string Name, int Start, int Length);

/// <summary>Finds what to color in C# source. The exported page and the kernel for browsers share it, so the same code has the same colors in both.</summary>
internal static class CodeSpans
{
    // For an interpolated string inside another, the compiler calls itself. Real code doesn't nest that deeply, and the stack is limited.
    private const int MostInterpolations = 200;

    private static readonly CSharpParseOptions _script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    // Words that are keywords only in some places, except those that lessons use as names: a colored "from" would be misleading for a variable.
    private static readonly FrozenSet<string> _contextual =
        "and async await init nameof not or record required var when with yield".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The colored parts, in order.</summary>
    public static IEnumerable<CodeSpan> Of(string source) => source.AsSpan().Count('$') > MostInterpolations ? []
        : Tokens(source).Where(span => span.Name is not null).Select(span => new CodeSpan(span.Name!, span.Start, span.Length));

    private static IEnumerable<(string? Name, int Start, int Length)> Tokens(string source)
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
