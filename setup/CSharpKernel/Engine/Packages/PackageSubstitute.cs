namespace PodLab.CSharpKernel.Engine.Packages;

/// <summary>A package whose version isn't in the sources: NuGet took the nearest higher one and warned (NU1603).</summary>
/// <param name="Name">The package.</param>
/// <param name="Asked">The version that a cell or another package requests.</param>
/// <param name="Taken">The version that was loaded.</param>
/// <param name="Asker">The package that requests it; empty for a cell.</param>
internal sealed partial record PackageSubstitute(string Name, string Asked, string Taken, string Asker)
{
    private const string Tag = "instead";

    /// <summary>Whether the cell itself names the package.</summary>
    public bool IsOfCell => Asker.Length == 0;

    /// <summary>Finds the substitutes in the output of <c>dotnet</c>.</summary>
    /// <param name="output">The output.</param>
    /// <param name="project">The name of the project that represents the cell.</param>
    public static IReadOnlyList<PackageSubstitute> Find(string output, string project) =>
    [
        .. Warning().Matches(output)
            .Select(line => new PackageSubstitute(line.Groups["name"].Value, line.Groups["asked"].Value, line.Groups["taken"].Value, AskerOf(line, project)))
            .Distinct(),
    ];

    /// <summary>The line that stores it in the list of packages' files.</summary>
    public string ToLine() => string.Join('|', Tag, Name, Asked, Taken, Asker);

    /// <summary>Reads such lines, and skips others.</summary>
    public static IReadOnlyList<PackageSubstitute> Read(IEnumerable<string> lines) =>
        [.. lines.Select(line => line.Split('|')).Where(parts => parts is [Tag, _, _, _, _]).Select(parts => new PackageSubstitute(parts[1], parts[2], parts[3], parts[4]))];

    /// <summary>The sentences for a cell: one for each package that it named, and one for all others.</summary>
    public static IEnumerable<string> Sentences(IReadOnlyList<PackageSubstitute> substitutes)
    {
        foreach (var own in substitutes.Where(substitute => substitute.IsOfCell))
        {
            yield return $"{own.Name} {own.Asked} isn't in the package sources. The nearest higher version, {own.Taken}, is loaded instead.";
        }

        string[] others = [.. substitutes.Where(substitute => !substitute.IsOfCell).Select(substitute => $"{substitute.Name} {substitute.Taken}").Distinct()];
        if (others.Length > 0)
        {
            yield return $"Dependencies with a version higher than the lowest required one: {string.Join(", ", others)}.";
        }
    }

    private static string AskerOf(Match line, string project) => line.Groups["asker"].Value is var asker && asker == project ? "" : asker;

    // "warning NU1603: A 1.0.0 depends on B (>= 2.3.0) but B 2.3.0 was not found. B 2.3.13 was resolved instead."
    [GeneratedRegex(@"NU1603: (?<asker>.+?) depends on (?<name>\S+) \(.*?\) but \S+ (?<asked>\S+) was not found\. \S+ (?<taken>\S+) was resolved instead")]
    private static partial Regex Warning();
}
