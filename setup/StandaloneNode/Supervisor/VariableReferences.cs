using System.Text.RegularExpressions;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// <c>$(NAME)</c> in commands, arguments and variables. An unknown name stays as it is, and <c>$$</c> is a dollar sign.
/// (Kubernetes: <see href="https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/">dependent variables</see>.)
/// </summary>
internal static partial class VariableReferences
{
    public static string Expand(string text, IReadOnlyDictionary<string, string> variables) => Reference().Replace(text, match =>
        match.Value == "$$" ? "$" : variables.GetValueOrDefault(match.Groups[1].Value, match.Value));

    [GeneratedRegex(@"\$\$|\$\(([^()]*)\)")]
    private static partial Regex Reference();
}
