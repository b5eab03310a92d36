using System.Diagnostics.CodeAnalysis;

namespace PodLab.Rendering;

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
