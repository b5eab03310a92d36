using System.CommandLine;

namespace PodLab.Setup.Commands;

/// <summary>Options that go with one kind of cluster each.</summary>
/// <param name="optionsOf">Those of each kind, by the name that <c>--cluster</c> takes.</param>
internal sealed class ClusterOptions(IReadOnlyDictionary<string, Option[]> optionsOf)
{
    public void AddTo(Command command)
    {
        foreach (var option in optionsOf.Values.SelectMany(options => options))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>An option of another kind of cluster would be ignored, and what is done would be done to another cluster than was meant.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="kind">The kind of cluster; null when none was named.</param>
    /// <exception cref="PodLabException">One was given.</exception>
    public void RefuseThoseOfOthers(ParseResult parsed, string? kind)
    {
        foreach (var (other, options) in optionsOf.Where(entry => entry.Key != kind))
        {
            if (options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
            {
                throw new PodLabException($"{given.Name} goes with --cluster {other}, {(kind is null ? "which was not given" : $"not with {kind}")}.");
            }
        }
    }
}
