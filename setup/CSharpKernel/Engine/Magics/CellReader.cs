using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>Takes a cell apart into C#, magics, and text in other languages.</summary>
internal static partial class CellReader
{
    private static readonly CSharpParseOptions _script = new(CSharpVersion.Value, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The cell's parts in order. Where a magic is unknown it is a part all the same: whoever runs it says so.</summary>
    public static IReadOnlyList<CellPart> Read(string code)
    {
        if (!MagicLine().IsMatch(code))
        {
            return [new CellPart.CSharp(code)];
        }

        var parts = new List<CellPart>();
        for (var start = 0; start < code.Length;)
        {
            start = parts is [.., CellPart.Magic { Name: var language }] && MagicNames.OfMarkup.Contains(language)
                ? ReadMarkup(code, start, language, parts)
                : ReadCSharp(code, start, parts);
        }

        return parts;
    }

    /// <summary>The cell's C# alone, all else blank, as long as the cell: a position in one is the same position in the other.</summary>
    public static string CSharpOf(string code)
    {
        var masked = new StringBuilder(Blank(code));
        foreach (var part in Read(code).OfType<CellPart.CSharp>())
        {
            for (var i = 0; i < part.Code.Length; i++)
            {
                masked[i] = part.Code[i] is ' ' ? masked[i] : part.Code[i];
            }
        }

        return masked.ToString();
    }

    /// <summary>Reads C# up to the next magic, and that magic.</summary>
    /// <returns>Where the next part begins.</returns>
    private static int ReadCSharp(string code, int start, List<CellPart> parts)
    {
        // What is blanked is as long as it was, so the tree's positions are the cell's.
        var root = new Lazy<SyntaxNode>(() => CSharpSyntaxTree.ParseText(Blank(code[..start]) + code[start..], _script).GetRoot());
        var magic = MagicLine().Matches(code, start).FirstOrDefault(line => !IsInsideText(root.Value, line.Groups["name"].Index));
        var end = magic?.Index ?? code.Length;
        if (!string.IsNullOrWhiteSpace(code[start..end]))
        {
            parts.Add(new CellPart.CSharp(Blank(code[..start]) + code[start..end]));
        }

        return magic is null ? end : Add(magic, code, parts);
    }

    /// <summary>Reads text up to the next line that is a magic of ours, and that magic; a Markdown text may have lines with <c>#!</c> of its own.</summary>
    private static int ReadMarkup(string code, int start, string language, List<CellPart> parts)
    {
        var magic = MagicLine().Matches(code, start).FirstOrDefault(line => MagicNames.All.Contains(line.Groups["name"].Value));
        var end = magic?.Index ?? code.Length;
        parts.Add(new CellPart.Markup(language, code[start..end].Trim('\r', '\n')));
        return magic is null ? end : Add(magic, code, parts);
    }

    private static int Add(Match magic, string code, List<CellPart> parts)
    {
        var line = 1 + code.AsSpan(0, magic.Groups["name"].Index).Count('\n');
        parts.Add(new CellPart.Magic(magic.Groups["name"].Value, magic.Groups["argument"].Value.Trim().Trim('"'), line));
        return magic.Index + magic.Length;
    }

    // A shell script in a raw string begins with "#!/bin/sh"; a comment may quote a magic, and #if leave one out.
    private static bool IsInsideText(SyntaxNode root, int position)
    {
        var trivia = root.FindTrivia(position);
        return root.FindToken(position).Span.Contains(position)
            || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
            || trivia.GetStructure() is DirectiveTriviaSyntax { IsActive: false };
    }

    private static string Blank(string text) => NotALineEnd().Replace(text, " ");

    [GeneratedRegex(
        """^[ \t]*(?:(?<name>\#!\S*)(?<argument>.*)|(?<name>\#[ri])[ \t]+(?<argument>"nuget:[^"\r\n]*").*)(?:\r?\n|\z)""",
        RegexOptions.Multiline)]
    private static partial Regex MagicLine();

    [GeneratedRegex(@"[^\r\n]")]
    private static partial Regex NotALineEnd();
}
