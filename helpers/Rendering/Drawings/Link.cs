namespace PodLab.Rendering.Drawings;

/// <summary>A line between two boxes of <see cref="LinkedPanels"/>, with a tag at each end: a cable and its plugs.</summary>
/// <param name="From">One end.</param>
/// <param name="To">The other end.</param>
/// <param name="Label">A word or two on the line; may be empty.</param>
/// <param name="Role">Its role in the drawing.</param>
public sealed record Link(LinkEnd From, LinkEnd To, string Label = "", Role Role = Role.Subject)
{
    /// <summary>Whether the line is dashed, for a link that's down. The tags say the same in words.</summary>
    public bool IsDashed { get; init; }

    /// <summary>The link in words.</summary>
    internal string Words => $"{From.Words} is linked to {To.Words}{(Label.Length == 0 ? "" : $": {Label}")}";
}

/// <summary>An end of a <see cref="Link"/>.</summary>
/// <param name="Panel">The box it belongs to: one of the rows, or a box within one of those.</param>
/// <param name="Tag">Its details: an interface's name, its state and its address.</param>
public sealed record LinkEnd(Panel Panel, Tag Tag)
{
    internal string Words => $"{Tag.Text} of {Panel.Name}";
}
