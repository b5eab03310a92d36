namespace PodLab.CSharpKernel.Desktop.Packages;

/// <summary>
/// The package sources that couldn't be reached. NuGet tries such a source for a minute and a half, so the kernel tries each one only once.
/// </summary>
internal sealed partial class SourcesOutOfReach
{
    private readonly HashSet<string> _addresses = [];

    /// <summary>A sentence for an error about a missing package; null if every source answered.</summary>
    public string? Sentence => _addresses.Count == 0
        ? null
        : $"{string.Join(" and ", _addresses)} couldn't be reached. To try again, restart the kernel.";

    /// <summary>Records the sources that a restore couldn't reach.</summary>
    /// <param name="output">The output of <c>dotnet</c>.</param>
    public void Learn(string output) => _addresses.UnionWith(NoIndex().Matches(output).Select(line => line.Groups["source"].Value));

    /// <summary>Arguments that make MSBuild restore only from the other sources; empty while all sources answer.</summary>
    /// <param name="folder">The folder of the restore: NuGet reads the settings of this folder and those above it.</param>
    /// <param name="more">The sources that cells named.</param>
    /// <param name="cancellation">Abandons the question.</param>
    public async Task<IReadOnlyList<string>> ArgumentsAsync(string folder, IEnumerable<string> more, CancellationToken cancellation)
    {
        if (_addresses.Count == 0)
        {
            return [];
        }

        var listed = await DotnetCommand.RunAsync(["nuget", "list", "source", "--format", "Short"], folder, cancellation);
        var enabled = EnabledSource().Matches(listed.Output).Select(line => line.Groups["source"].Value.Trim());
        // Without any source, NuGet would use those in its settings. The folder contains no packages.
        return [Property("RestoreSources", [folder, .. enabled.Except(_addresses)]), Property("RestoreAdditionalProjectSources", more.Except(_addresses))];
    }

    // A semicolon would end the property's value.
    private static string Property(string name, IEnumerable<string> values) => $"-property:{name}={string.Join("%3B", values)}";

    // "warning NU1801: Unable to load the service index for source https://…/index.json."; an error with the number NU1301 if failed sources count.
    [GeneratedRegex(@"NU1[38]01: Unable to load the service index for source (?<source>\S+?)\.?\s")]
    private static partial Regex NoIndex();

    // "E https://…/index.json"; "D …" means disabled, and "EM …" the machine's own.
    [GeneratedRegex(@"^E\w* (?<source>.+)$", RegexOptions.Multiline)]
    private static partial Regex EnabledSource();
}
