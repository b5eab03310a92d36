using Microsoft.CodeAnalysis.QuickInfo;

namespace PodLab.CSharpKernel.Language;

/// <summary>The description of the name under the cursor.</summary>
/// <param name="Plain">Signature and documentation.</param>
/// <param name="Markdown">The same, with the signature as code.</param>
internal sealed record HoverText(string Plain, string Markdown)
{
    public static HoverText Of(QuickInfoItem item)
    {
        var plain = new StringBuilder();
        var markdown = new StringBuilder();
        foreach (var section in item.Sections.Where(section => section.Text.Trim().Length > 0))
        {
            var text = section.Text.Trim();
            plain.Append(text).Append("\n\n");
            markdown.Append(section.Kind == QuickInfoSectionKinds.Description ? $"```csharp\n{text}\n```" : Escape(text)).Append("\n\n");
        }

        return new(plain.ToString().TrimEnd(), markdown.ToString().TrimEnd());
    }

    // Documentation is text, not Markdown: List<T> or *.yaml in it must stay unchanged.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            escaped.Append("\\`*_{}[]<>#|".Contains(character, StringComparison.Ordinal) ? "\\" : "").Append(character);
        }

        return escaped.Replace("\n", "  \n").ToString();
    }
}
