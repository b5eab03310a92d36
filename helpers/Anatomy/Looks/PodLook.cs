using PodLab.Anatomy;

namespace PodLab;

/// <summary>
/// Everything that the course can show about a pod, at one moment: what is unusual about it, then a part for each table and picture. A missing part
/// says why. <c>podlab look POD</c> writes the same as a page.
/// </summary>
[TypeFormatterSource(
    typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.DarkDrawing])]
public sealed class PodLook : Displayable
{
    private static readonly Column<PodRemark>[] _columns =
        [new("WHAT", remark => remark.Sentence) { IsWhole = true }, new("SEEN IN", remark => remark.Source) { IsWhole = true }];

    internal PodLook(string title, IReadOnlyList<PodRemark> remarks, string legend, IReadOnlyList<LookPart> parts)
    {
        Title = title;
        Unusual = new Table<PodRemark>(remarks.Count == 0 ? "Nothing unusual was seen" : "What is unusual", _columns, remarks) { Legend = legend };
        Parts = [new LookPart("What is unusual about it", Unusual, null), .. parts];
    }

    /// <summary>The pod and its place: <c>Pod demosolo in Kubernetes namespace dev on cluster podlab-node</c>.</summary>
    public string Title { get; }

    /// <summary>The pod's unusual traits, one per row, with the place where each was seen. Without rows, none were seen.</summary>
    public Table<PodRemark> Unusual { get; }

    /// <summary>All parts in display order.</summary>
    public IReadOnlyList<LookPart> Parts { get; }

    /// <summary>The part with that title: <c>look.Part("Linux namespaces")</c>.</summary>
    /// <param name="title">The title, as displayed.</param>
    /// <exception cref="PodLabException">There is no such part; the message lists the titles.</exception>
    public LookPart Part(string title) => Parts.FirstOrDefault(part => part.Title == title)
        ?? throw new PodLabException($"There is no part \"{title}\". The parts are: {string.Join(", ", Parts.Select(part => part.Title))}.");

    /// <inheritdoc/>
    public override string ToHtml() => $"<p><strong>{HtmlText.Encode(Title)}</strong></p>\n" + string.Concat(Parts.Select(part =>
        $"<p><strong>{HtmlText.Encode(part.Title)}</strong></p>\n{part.ToHtml()}"));

    /// <inheritdoc/>
    public override string ToString() => $"{VisibleText.Of(Title)}\n" + string.Concat(Parts.Select(part =>
        $"\n{part.Title}\n{new string('-', part.Title.Length)}\n{part}"));

    // An output has one dark picture at most. If there are several pictures, all stay light.
    internal override string? ToExtra(string mimeType) => Parts.Select(part => part.ToExtra(mimeType)).OfType<string>().ToList() is [var only] ? only : null;
}
