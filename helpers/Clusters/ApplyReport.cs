using System.Net;

namespace PodLab.Clusters;

/// <summary>What <c>kubectl apply</c> would print: a line an object.</summary>
/// <param name="objects">One entry an object, in the manifest's order.</param>
public sealed class ApplyReport(IReadOnlyList<AppliedObject> objects) : Displayable
{
    /// <summary>One entry an object, in the manifest's order.</summary>
    public IReadOnlyList<AppliedObject> Objects { get; } = objects;

    /// <inheritdoc/>
    public override string ToHtml() => $"<pre>{WebUtility.HtmlEncode(ToString())}</pre>\n";

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', Objects);
}
