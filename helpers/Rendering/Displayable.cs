using System.Diagnostics.CodeAnalysis;

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

/// <summary>
/// Hands .NET Interactive (by shape, see <see cref="TypeFormatterSourceAttribute"/>) the formatters of every <see
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

/// <summary>One MIME form of a <see cref="Displayable"/>; the members' names and signatures are what .NET Interactive looks for.</summary>
internal sealed class DisplayableFormatter(string mimeType, Func<Displayable, string?> render)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Displayable shown)
        {
            return false;
        }

        // A form that a value does not have is empty: told "false", .NET Interactive would write something of its own.
        writer.Write(render(shown));
        return true;
    }
}

/// <summary>
/// .NET Interactive recognises an attribute of this name and shape on a displayed type, so that a library can bring its own
/// output without referencing .NET Interactive. The shape is part of
/// <see href="https://github.com/dotnet/interactive/blob/main/src/Microsoft.DotNet.Interactive.Formatting/TypeFormatterSourceAttribute.cs">its formatting package</see>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}
