namespace PodLab.Clusters;

/// <summary>The result of applying one object of a manifest.</summary>
/// <param name="Kind">Its kind in lower case, as kubectl prints it: <c>pod</c>.</param>
/// <param name="Namespace">Its Kubernetes namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">Whether it was created, changed, or already as the manifest says.</param>
public sealed record AppliedObject(string Kind, string Namespace, string Name, ApplyOutcome Outcome)
{
    /// <summary>kubectl's line: <c>pod/demosolo created</c>.</summary>
    public override string ToString() => $"{Kind}/{Name} {Outcome.ToString().ToLowerInvariant()}";
}
