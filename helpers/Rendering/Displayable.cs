namespace PodLab.Rendering;

/// <summary>
/// A value that a notebook shows. Every kernel finds its own way in: .NET Interactive and PodLab's kernel see the
/// attribute, Verso calls <see cref="ToHtml"/>, ClrKernel is told <c>HTML(x.ToHtml())</c>, and everything else (a plain
/// console, a diff, a screen reader) gets <see cref="ToString"/>.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public abstract class Displayable
{
    /// <summary>The value as an HTML fragment that reads well without any style sheet. Captured text is encoded.</summary>
    public abstract string ToHtml();

    /// <summary>The value as plain text that says the same as <see cref="ToHtml"/>.</summary>
    public abstract override string ToString();

    /// <summary>
    /// The value in a further form, for programs. Kernels ask a type for its MIME types, not a value, so a type's attribute names every
    /// form that its values may have.
    /// </summary>
    /// <param name="mimeType">One of <see cref="MimeTypes"/>.</param>
    /// <returns>The form; null where this value has none.</returns>
    internal virtual string? ToExtra(string mimeType) => null;
}
