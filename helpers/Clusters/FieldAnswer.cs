using System.Net;

namespace PodLab;

/// <summary>Whether a cluster keeps a field of a manifest, or drops it as an old API server does.</summary>
/// <param name="field">The field that was asked about.</param>
/// <param name="whyNot">Why the cluster doesn't keep it, in one sentence; null if it does.</param>
public sealed class FieldAnswer(string field, string? whyNot) : Displayable
{
    /// <summary>The field that was asked about: <c>spec.hostUsers</c>.</summary>
    public string Field { get; } = field;

    /// <summary>Whether the cluster keeps the field everywhere in the manifest.</summary>
    public bool IsKept => WhyNot is null;

    /// <summary>Why it isn't kept, in one sentence that names the server or node that drops it; null if it's kept.</summary>
    public string? WhyNot { get; } = whyNot;

    /// <inheritdoc/>
    public override string ToHtml() => $"<p>{WebUtility.HtmlEncode(ToString())}</p>\n";

    /// <inheritdoc/>
    public override string ToString() => WhyNot is null ? $"This cluster keeps {Field}." : $"Not possible here: {WhyNot}";
}
