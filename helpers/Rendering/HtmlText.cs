using System.Net;

namespace PodLab.Rendering;

/// <summary>Captured text as HTML that shows exactly that text.</summary>
public static class HtmlText
{
    /// <summary>The text for an element's content.</summary>
    /// <remarks>
    /// JupyterLab and GitHub typeset <c>$…$</c> and <c>\(…\)</c> in HTML outputs as formulas, except inside <c>code</c>. So a command
    /// line with a dollar sign goes inside <c>code</c>.
    /// </remarks>
    public static string Encode(string text)
    {
        var encoded = EncodeAttribute(text);
        return encoded.AsSpan().IndexOfAny('$', '\\') < 0 ? encoded : $"<code>{encoded}</code>";
    }

    /// <summary>The text for the content of an existing <c>code</c> element, or for an attribute in double quotes.</summary>
    public static string EncodeAttribute(string text) => WebUtility.HtmlEncode(VisibleText.Of(text));

    /// <summary>
    /// One of PodLab's own sentences, in which backquotes mark code: <c>`podlab up`</c> becomes a <c>code</c> element.
    /// </summary>
    /// <param name="sentence">The sentence. Captured text in it is also encoded.</param>
    public static string OfSentence(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        var parts = sentence.Split('`');
        return parts.Length % 2 == 0
            ? Encode(sentence)
            : string.Concat(parts.Select((part, i) => i % 2 == 0 ? Encode(part) : $"<code>{EncodeAttribute(part)}</code>"));
    }
}
