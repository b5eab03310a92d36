namespace PodLab.Anatomy;

/// <summary>A sentence that is displayed unchanged.</summary>
internal sealed class Remark(string sentence) : Displayable
{
    public override string ToHtml() => $"<p>{HtmlText.Encode(sentence)}</p>\n";

    public override string ToString() => $"{VisibleText.Of(sentence)}\n";
}
