using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Tags;

namespace PodLab.CSharpKernel.Language;

/// <summary>Roslyn's words for what a name is, in those that front ends have pictures for.</summary>
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

    /// <param name="tags">What Roslyn says of the name.</param>
    /// <param name="isMember">Whether it follows a dot. A field that does not is what the learner knows as a variable of an earlier cell.</param>
    public static string Of(ImmutableArray<string> tags, bool isMember)
    {
        var kind = tags.Select(tag => _kinds.GetValueOrDefault(tag)).FirstOrDefault(kind => kind is not null) ?? "text";
        return kind == "field" && !isMember ? "variable" : kind;
    }
}
