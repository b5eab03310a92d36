using System.CommandLine;

namespace PodLab.Setup.Commands;

/// <summary>Options that each belong to one kind of cluster.</summary>
/// <param name="optionsOf">The options of each kind, by its name for <c>--cluster</c>.</param>
internal sealed class ClusterOptions(IReadOnlyDictionary<string, Option[]> optionsOf)
{
    public void AddTo(Command command)
    {
        foreach (var option in optionsOf.Values.SelectMany(options => options))
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Rejects options of other kinds. Otherwise such an option would be ignored, and the command would act on another cluster than the user
    /// meant.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="kind">The kind of cluster; null if none was named.</param>
    /// <exception cref="PodLabException">The command line has such an option.</exception>
    public void RefuseThoseOfOthers(ParseResult parsed, string? kind)
    {
        foreach (var (other, options) in optionsOf.Where(entry => entry.Key != kind))
        {
            if (options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
            {
                throw new PodLabException($"{given.Name} goes with --cluster {other}, {(kind is null ? "which is missing" : $"not with {kind}")}.");
            }
        }
    }
}
