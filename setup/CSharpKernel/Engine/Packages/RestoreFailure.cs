using System.Text.RegularExpressions;

namespace PodLab.CSharpKernel.Engine.Packages;

/// <summary>Tells why packages could not be had, from what <c>dotnet</c> printed.</summary>
internal static partial class RestoreFailure
{
    private const string NoSuchPackage = "NU1101";
    private const string NoSuchVersion = "NU1102";
    private const string SourceOutOfReach = "NU1301";

    public static string Describe(string packages, string output)
    {
        var errors = ErrorLine().Matches(output).Select(error => (Code: error.Groups["code"].Value, Text: error.Groups["text"].Value.Trim()))
            .Distinct().ToArray();
        var said = errors.Length > 0 ? string.Join(" ", errors.Select(error => $"{error.Code}: {error.Text}")) : output.Trim();
        return $"The package could not be loaded: {packages}. {said} {Advice(errors.Select(error => error.Code).ToArray(), output)}".TrimEnd();
    }

    private static string Advice(string[] codes, string output) =>
        codes.Contains(NoSuchPackage) || codes.Contains(NoSuchVersion) || codes.Contains(SourceOutOfReach)
            ? "Are name and version right? Without a network, it has to be in NuGet's own cache, or in a folder that you name in a line before it: "
                + "#i \"nuget: FOLDER\"."
            : output.Contains("No .NET SDKs were found", StringComparison.Ordinal)
                ? "Packages need the .NET SDK, and this machine has only the runtime."
                : "";

    // "/…/packages.csproj : error NU1101: Unable to find package … [/…/packages.csproj]"
    [GeneratedRegex(@"error (?<code>[A-Z]+\d+): (?<text>.*?)(?: \[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
