namespace PodLab;

/// <summary>A part of a <see cref="PodLook"/>: a table, a picture, or the reason why it's missing. It's displayed as that.</summary>
[TypeFormatterSource(
    typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.DarkDrawing])]
public sealed class LookPart : Displayable
{
    internal LookPart(string title, Displayable? shown, string? whyNot) => (Title, Shown, WhyNot) = (title, shown, whyNot);

    /// <summary>Its content, in a few words.</summary>
    public string Title { get; }

    /// <summary>The table or the picture; null if it's missing.</summary>
    public Displayable? Shown { get; }

    /// <summary>Why it's missing; null if it isn't.</summary>
    public string? WhyNot { get; }

    /// <inheritdoc/>
    public override string ToHtml() => Shown?.ToHtml() ?? $"<p>{HtmlText.Encode(WhyNot!)}</p>\n";

    /// <inheritdoc/>
    public override string ToString() => Shown?.ToString() ?? $"{VisibleText.Of(WhyNot!)}\n";

    internal override string? ToExtra(string mimeType) => mimeType == MimeTypes.DarkDrawing ? Shown?.ToExtra(mimeType) : null;
}
