using Microsoft.DotNet.Interactive.Formatting;

namespace PodLab.CSharpKernel.Engine;

/// <summary>One value in several forms, of which the front end shows the richest one it supports: MIME type → text.</summary>
internal sealed record MimeBundle(IReadOnlyDictionary<string, string> Data)
{
    private const string PlainText = "text/plain";

    /// <summary>
    /// The value formatted as .NET Interactive does, in its preferred MIME types and always as plain text. A type names the forms that its values may
    /// have; empty forms are left out.
    /// </summary>
    public static MimeBundle Of(object? value)
    {
        var type = value?.GetType() ?? typeof(object);
        var mimeTypes = Formatter.GetPreferredMimeTypesFor(type).Append(PlainText).Distinct();
        var forms = mimeTypes.Select(mime => (Mime: mime, Text: Format(value, mime)));
        return new(forms.Where(form => form.Text.Length > 0 || form.Mime == PlainText).ToDictionary(form => form.Mime, form => form.Text));
    }

    /// <summary>The value in only these MIME types; in its preferred ones if none is named.</summary>
    public static MimeBundle Of(object? value, IReadOnlyCollection<string> mimeTypes) =>
        mimeTypes.Count == 0 ? Of(value) : new(mimeTypes.Distinct().ToDictionary(mime => mime, mime => Format(value, mime)));

    public static MimeBundle OfText(string text, string mimeType) => new(new Dictionary<string, string> { [mimeType] = text });

    /// <summary>The forms as notebooks and Jupyter's messages have them: JSON types as JSON, all others as text.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var (mime, text) in Data)
        {
            json[mime] = mime.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(text) : text;
        }

        return json;
    }

    private static string Format(object? value, string mimeType) => value.ToDisplayString(mimeType);
}
