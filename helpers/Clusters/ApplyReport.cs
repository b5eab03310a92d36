using System.Net;

namespace PodLab.Clusters;

/// <summary>The output of <c>kubectl apply</c>: one line per object.</summary>
/// <param name="objects">One entry per object, in the manifest's order.</param>
public sealed class ApplyReport(IReadOnlyList<AppliedObject> objects) : Displayable
{
    /// <summary>One entry per object, in the manifest's order.</summary>
    public IReadOnlyList<AppliedObject> Objects { get; } = objects;

    /// <inheritdoc/>
    public override string ToHtml() => $"<pre>{WebUtility.HtmlEncode(ToString())}</pre>\n";

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', Objects);
}
