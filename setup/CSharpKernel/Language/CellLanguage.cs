using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Tags;
using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Language;

/// <summary>Answers questions about a cell that is being written, using everything that earlier cells declared and referenced.</summary>
internal sealed class CellLanguage(CSharpEngine engine) : IDisposable
{
    // Each needs a documentation lookup. Users read a list of this length; in a longer one they continue typing.
    private const int MostDocumented = 12;

    private readonly SubmissionChain _chain = new();

    /// <summary>The completions at an index of the code.</summary>
    public async Task<CompletionList> CompleteAsync(string code, int index)
    {
        var csharp = CellReader.CSharpOf(code);
        if (IsProse(code, csharp, index))
        {
            return new(index, index, []);
        }

        var document = _chain.Write(engine.LastCompilation, csharp);
        var service = CompletionService.GetService(document)!;
        var found = await service.GetCompletionsAsync(document, index);
        var typed = code[found.Span.Start..index];
        CompletionItem[] items =
        [
            .. found.ItemsList.Where(item => !item.IsComplexTextEdit && item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(TextOf)
                .OrderByDescending(item => item.FilterText.StartsWith(typed, StringComparison.Ordinal)),
        ];
        var isMember = found.Span.Start > 0 && code[found.Span.Start - 1] == '.';
        var choices = new List<CompletionChoice>();
        foreach (var item in items)
        {
            var description = items.Length <= MostDocumented ? await service.GetDescriptionAsync(document, item) : null;
            choices.Add(new(TextOf(item), CompletionKinds.Of(item.Tags, isMember), description?.Text));
        }

        return new(found.Span.Start, Math.Max(index, found.Span.End), choices);
    }

    /// <summary>The description of the name at an index of the code; null if there is no name.</summary>
    public async Task<HoverText?> HoverAsync(string code, int index)
    {
        var document = _chain.Write(engine.LastCompilation, CellReader.CSharpOf(code));
        var service = QuickInfoService.GetService(document)!;
        // After typing a name, or its opening bracket, the cursor is behind it.
        foreach (var place in new[] { index, index - 1, index - 2 }.Where(place => place >= 0))
        {
            if (await service.GetQuickInfoAsync(document, place) is { } item)
            {
                return HoverText.Of(item);
            }
        }

        return null;
    }

    /// <summary>
    /// Asks the first questions, so that the learner's don't need to wait for the language services to load. One question is about typical code of
    /// lessons, so that the compiler has also bound that once.
    /// </summary>
    public async Task WarmUpAsync()
    {
        const string Code = "foreach (var text in new[] { 1 }.Where(number => number > 0).Select(number => $\"{number}\")) { Console.Wr";
        await CompleteAsync(Code, Code.Length);
        await HoverAsync("Console.WriteLine()", "Console.Wr".Length);
    }

    public void Dispose() => _chain.Dispose();

    // The text before the cursor isn't C#, but a magic or another language.
    private static bool IsProse(string code, string csharp, int index) => index > 0 && !char.IsWhiteSpace(code[index - 1]) && csharp[index - 1] == ' ';

    private static string TextOf(CompletionItem item) => item.Properties.GetValueOrDefault("InsertionText") ?? item.DisplayText;
}

/// <summary>The completions at the cursor.</summary>
/// <param name="Start">The start of the text that a choice replaces, as an index into the code.</param>
/// <param name="End">The end of that text.</param>
/// <param name="Choices">The choices, sorted.</param>
internal sealed record CompletionList(int Start, int End, IReadOnlyList<CompletionChoice> Choices);

/// <summary>Translates Roslyn's kinds of names into those for which front ends have icons.</summary>
internal static class CompletionKinds
{
    private static readonly Dictionary<string, string> _kinds = new()
    {
        [WellKnownTags.Class] = "class",
        [WellKnownTags.Structure] = "struct",
        [WellKnownTags.Interface] = "interface",
        [WellKnownTags.Enum] = "enum",
        [WellKnownTags.EnumMember] = "enumMember",
        [WellKnownTags.Delegate] = "delegate",
        [WellKnownTags.Method] = "function",
        [WellKnownTags.ExtensionMethod] = "function",
        [WellKnownTags.Property] = "property",
        [WellKnownTags.Field] = "field",
        [WellKnownTags.Event] = "event",
        [WellKnownTags.Constant] = "constant",
        [WellKnownTags.Local] = "variable",
        [WellKnownTags.Parameter] = "variable",
        [WellKnownTags.RangeVariable] = "variable",
        [WellKnownTags.TypeParameter] = "typeParameter",
        [WellKnownTags.Namespace] = "module",
        [WellKnownTags.Keyword] = "keyword",
        [WellKnownTags.Snippet] = "snippet",
    };

    /// <param name="tags">Roslyn's tags of the name.</param>
    /// <param name="isMember">Whether it follows a dot. A field that doesn't is a variable of an earlier cell for the learner.</param>
    public static string Of(ImmutableArray<string> tags, bool isMember)
    {
        var kind = tags.Select(tag => _kinds.GetValueOrDefault(tag)).FirstOrDefault(kind => kind is not null) ?? "text";
        return kind == "field" && !isMember ? "variable" : kind;
    }
}
