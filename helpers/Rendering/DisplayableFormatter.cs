namespace PodLab.Rendering;

/// <summary>One MIME form of a <see cref="Displayable"/>; the members' names and signatures are what .NET Interactive looks for.</summary>
internal sealed class DisplayableFormatter(string mimeType, Func<Displayable, string> render)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Displayable shown)
        {
            return false;
        }

        writer.Write(render(shown));
        return true;
    }
}
