using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Language;

/// <summary>Whether a console should run the typed text, or wait for more.</summary>
/// <param name="Status"><c>complete</c>, <c>incomplete</c> or <c>invalid</c>.</param>
/// <param name="Indent">The indent of the next line, if more is needed.</param>
internal sealed record CellCompleteness(string Status, string Indent)
{
    private const string Step = "    ";

    public static CellCompleteness Of(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(CellReader.CSharpOf(code), CSharpVersion.Parse);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            return new("incomplete", IndentAfter(tree));
        }

        var isInvalid = tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new(isInvalid ? "invalid" : "complete", "");
    }

    // One step for each open bracket. Brackets in texts and comments aren't tokens.
    private static string IndentAfter(SyntaxTree tree)
    {
        var open = 0;
        foreach (var token in tree.GetRoot().DescendantTokens().Where(token => !token.IsMissing))
        {
            open += token.Kind() switch
            {
                SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken => 1,
                SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken => -1,
                _ => 0,
            };
        }

        return string.Concat(Enumerable.Repeat(Step, Math.Max(0, open)));
    }
}
