using System.Diagnostics.CodeAnalysis;

namespace PodLab.Rendering;

/// <summary>
/// A value that a notebook shows. Every kernel has its own way: .NET Interactive and PodLab's kernel read the attribute,
/// Verso calls <see cref="ToHtml"/>, and in ClrKernel the learner writes <c>HTML(x.ToHtml())</c>. Everything else (a plain
/// console, a diff, a screen reader) gets <see cref="ToString"/>.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text])]
public abstract class Displayable
{
    /// <summary>The value as an HTML fragment that reads well without a style sheet. Captured text is encoded.</summary>
    public abstract string ToHtml();

    /// <summary>The value as plain text that says the same as <see cref="ToHtml"/>.</summary>
    public abstract override string ToString();

    /// <summary>
    /// The value in another form, for programs. Kernels read the MIME types from a type, not from a value, so a type's attribute names every
    /// form that its values may have.
    /// </summary>
    /// <param name="mimeType">One of <see cref="MimeTypes"/>.</param>
    /// <returns>The form; null if this value doesn't have it.</returns>
    internal virtual string? ToExtra(string mimeType) => null;
}

/// <summary>
/// Gives .NET Interactive (by shape, see <see cref="TypeFormatterSourceAttribute"/>) the formatters of every <see
/// cref="Displayable"/>.
/// </summary>
internal sealed class DisplayableFormatterSource
{
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Called by reflection on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new DisplayableFormatter(MimeTypes.Html, shown => shown.ToHtml()),
        new DisplayableFormatter(MimeTypes.Text, shown => shown.ToString()),
        .. MimeTypes.Extras.Select(mimeType => new DisplayableFormatter(mimeType, shown => shown.ToExtra(mimeType))),
    ];
}

/// <summary>One MIME form of a <see cref="Displayable"/>. .NET Interactive looks for these member names and signatures.</summary>
internal sealed class DisplayableFormatter(string mimeType, Func<Displayable, string?> render)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Displayable shown)
        {
            return false;
        }

        // A form that a value doesn't have is empty. If this returned false, .NET Interactive would write its own text.
        writer.Write(render(shown));
        return true;
    }
}

/// <summary>
/// .NET Interactive recognizes an attribute with this name and shape on a displayed type. So a library can bring its own
/// output without a reference to .NET Interactive. The shape is part of
/// <see href="https://github.com/dotnet/interactive/blob/main/src/Microsoft.DotNet.Interactive.Formatting/TypeFormatterSourceAttribute.cs">its formatting package</see>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}
