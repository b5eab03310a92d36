using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PodLab.Setup.HtmlExport;

namespace PodLab.Setup.MarkdownExport;

/// <summary>Pictures that are attached to a text of a notebook, as files beside the Markdown.</summary>
internal static partial class AttachedPictures
{
    public static string Replace(string markdown, JsonNode? attachments, PictureFiles pictures) => Attachment().Replace(
        markdown, match => PictureUrl(attachments, Uri.UnescapeDataString(match.Groups["name"].Value)) is { } url && pictures.Add(url) is { } file ? $"]({file}" : match.Value);

    private static string? PictureUrl(JsonNode? attachments, string name) =>
        NotebookJson.Field(attachments, name) is JsonObject bundle && bundle.FirstOrDefault(part => Pictures.IsPicture(part.Key)) is { Key: { } mime } picture
            ? Pictures.DataUrl(mime, NotebookJson.Text(picture.Value))
            : null;

    [GeneratedRegex(@"\]\(attachment:(?<name>[^\s)]+)")]
    private static partial Regex Attachment();
}
