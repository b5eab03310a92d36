using System.Net;

namespace PodLab.Incidents;

/// <summary>The report that an incident was made, and what its pod should do. It doesn't reveal what was broken.</summary>
public sealed class IncidentReport : Displayable
{
    internal IncidentReport(IncidentDraw draw) => (Incident, Pod, Port, Seed) = (draw.Slot.Id, draw.Slot.Pod, draw.Port, draw.Seed);

    /// <summary>The incident's ID: <c>I10.1</c>.</summary>
    public string Incident { get; }

    /// <summary>The pod's name.</summary>
    public string Pod { get; }

    /// <summary>The port on which the pod should serve its page.</summary>
    public int Port { get; }

    /// <summary>The number that makes the same incident again.</summary>
    public int Seed { get; }

    private string Heading => $"{Incident}: something about pod {Pod} is broken.";

    private string Duty => $"Its containers {IncidentPod.Sidecar} and {IncidentPod.Server} should run. The node should get a page from the pod's address, port {Port}. A route should lead out of the pod. "
        + "None of its processes should be a zombie.";

    private string Next => $"Find the cause, repair it, and run `await lab.CheckAsync(\"{Incident}\")`. Seed {Seed} makes the same incident again.";

    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<p><strong>{WebUtility.HtmlEncode(Heading)}</strong></p>\n<p>{HtmlText.OfSentence(Duty)}</p>\n<p>{HtmlText.OfSentence(Next)}</p>\n";

    /// <inheritdoc/>
    public override string ToString() => $"{Heading}\n{Duty}\n{Next.Replace("`", "", StringComparison.Ordinal)}\n";
}
