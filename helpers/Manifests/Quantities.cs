using System.Globalization;
using System.Text.RegularExpressions;

namespace PodLab.Manifests;

/// <summary>
/// Kubernetes' way to write amounts: <c>250m</c>, <c>64Mi</c>, <c>1e3</c>.
/// (Kubernetes: <see href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Quantity</see>.)
/// </summary>
internal static partial class Quantities
{
    private const double Largest = long.MaxValue;
    private const double Smallest = 1e-9;

    private static readonly Dictionary<string, double> Suffixes = new()
    {
        ["n"] = 1e-9, ["u"] = 1e-6, ["m"] = 1e-3, ["k"] = 1e3, ["M"] = 1e6, ["G"] = 1e9, ["T"] = 1e12, ["P"] = 1e15, ["E"] = 1e18,
        ["Ki"] = 1L << 10, ["Mi"] = 1L << 20, ["Gi"] = 1L << 30, ["Ti"] = 1L << 40, ["Pi"] = 1L << 50, ["Ei"] = 1L << 60,
    };

    public static bool IsQuantity(string text) => Form().IsMatch(text);

    /// <summary>The quantity, but none beyond 2⁶³-1 or below a nano: "numbers larger or more precise will be capped or rounded up".</summary>
    public static string Limit(string quantity)
    {
        var form = Form().Match(quantity);
        var number = double.Parse(form.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
        return number == 0 ? "0" : Math.Abs(number * FactorOf(form.Groups["suffix"].Value)) switch
        {
            > Largest => Signed(quantity, "9223372036854775807"),
            < Smallest => Signed(quantity, "1n"),
            _ => quantity,
        };
    }

    private static double FactorOf(string suffix) => suffix.Length == 0 ? 1
        : Suffixes.TryGetValue(suffix, out var factor) ? factor
        : Math.Pow(10, double.Parse(suffix.AsSpan(1), CultureInfo.InvariantCulture));

    private static string Signed(string quantity, string amount) => quantity[0] == '-' ? $"-{amount}" : amount;

    [GeneratedRegex(@"^(?<number>[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+))(?<suffix>[eE][-+]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?\z")]
    private static partial Regex Form();
}
