using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>Splits a cell into C#, magics, and text in other languages.</summary>
internal static partial class CellReader
{
    private static readonly CSharpParseOptions _script = new(CSharpVersion.Value, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>The cell's parts in order. An unknown magic is also a part; running it reports the error.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="language">Its language according to the cell's metadata: <c>fsharp</c>. A magic in the first line overrides it.</param>
    public static IReadOnlyList<CellPart> Read(string code, string language = CellMetadata.CSharp)
    {
        var other = MagicNames.OfLanguage(language);
        if (other is null && !MagicLine().IsMatch(code))
        {
            return [new CellPart.CSharp(code)];
        }

        var parts = new List<CellPart>();
        var start = other is null ? 0 : ReadOther(code, 0, other, parts);
        while (start < code.Length)
        {
            start = parts is [.., CellPart.Magic { Name: var magic }] && MagicNames.BeginsOtherText(magic)
                ? ReadOther(code, start, magic, parts)
                : ReadCSharp(code, start, parts);
        }

        return parts;
    }

    /// <summary>Only the cell's C#, with everything else blanked. It has the cell's length, so positions are the same in both.</summary>
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
    /// <returns>The start of the next part.</returns>
    private static int ReadCSharp(string code, int start, List<CellPart> parts)
    {
        // Blanked text keeps its length, so the tree's positions are the cell's.
        var root = new Lazy<SyntaxNode>(() => CSharpSyntaxTree.ParseText(Blank(code[..start]) + code[start..], _script).GetRoot());
        var magic = MagicLine().Matches(code, start).FirstOrDefault(line => !IsInsideText(root.Value, line.Groups["name"].Index));
        var end = magic?.Index ?? code.Length;
        if (!string.IsNullOrWhiteSpace(code[start..end]))
        {
            parts.Add(new CellPart.CSharp(Blank(code[..start]) + code[start..end]));
        }

        return magic is null ? end : Add(magic, code, parts);
    }

    /// <summary>Reads text up to the next line with one of our magics, and that magic. Markdown text may contain other lines with
    /// <c>#!</c>.</summary>
    private static int ReadOther(string code, int start, string language, List<CellPart> parts)
    {
        var magic = MagicLine().Matches(code, start).FirstOrDefault(line => MagicNames.EndsOtherText(line.Groups["name"].Value));
        var end = magic?.Index ?? code.Length;
        if (MagicNames.OfMarkup.Contains(language))
        {
            parts.Add(new CellPart.Markup(language, code[start..end].Trim('\r', '\n')));
        }
        else if (language != MagicNames.Meta && !string.IsNullOrWhiteSpace(code[start..end]))
        {
            parts.Add(new CellPart.Foreign(OtherLanguage.Named(language[2..])));
        }

        return magic is null ? end : Add(magic, code, parts);
    }

    private static int Add(Match magic, string code, List<CellPart> parts)
    {
        var line = 1 + code.AsSpan(0, magic.Groups["name"].Index).Count('\n');
        parts.Add(new CellPart.Magic(magic.Groups["name"].Value, magic.Groups["argument"].Value.Trim().Trim('"'), line));
        return magic.Index + magic.Length;
    }

    // A shell script in a raw string begins with "#!/bin/sh". A comment may quote a magic, and #if may exclude one.
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
