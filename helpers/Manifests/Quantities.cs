using System.Text.RegularExpressions;

namespace PodLab.Manifests;

/// <summary>
/// Kubernetes' way to write amounts: <c>250m</c>, <c>64Mi</c>, <c>1e3</c>.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</see>.)
/// </summary>
internal static partial class Quantities
{
    public static bool IsQuantity(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$")]
    private static partial Regex Form();
}
