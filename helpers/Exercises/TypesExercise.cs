using System.Collections;
using System.Globalization;
using PodLab.Nodes;

namespace PodLab.Exercises;

/// <summary>An exercise whose answer is a set of namespace types: <c>"mnt", "pid"</c>, or <c>"mnt pid"</c>, in any order.</summary>
public abstract class TypesExercise : Exercise<IReadOnlySet<NamespaceType>>
{
    private static readonly char[] _separators = [' ', ',', ';', '+', '\t', '\n'];

    /// <inheritdoc/>
    protected override string ExpectedForm =>
        $"names of namespace types ({string.Join(' ', NamespaceTypes.All.Select(type => type.ShortName))}), such as \"user\", \"time\"";

    /// <summary>The types that the pod shows.</summary>
    protected abstract IReadOnlySet<NamespaceType> Expected(Specimen specimen);

    /// <inheritdoc/>
    protected sealed override bool TryRead(IReadOnlyList<object> given, out IReadOnlySet<NamespaceType> answer)
    {
        ArgumentNullException.ThrowIfNull(given);
        var types = new HashSet<NamespaceType>();
        answer = types;
        var words = given.SelectMany(Flatten).ToArray();
        foreach (var word in words)
        {
            if (NamespaceTypes.Find(word.ToLowerInvariant()) is not { } type)
            {
                return false;
            }

            types.Add(type);
        }

        return words.Length > 0;
    }

    /// <inheritdoc/>
    protected sealed override bool IsRight(IReadOnlySet<NamespaceType> answer, Specimen specimen) => Expected(specimen).SetEquals(answer);

    /// <summary>The types in words: <c>mnt, pid and cgroup</c>.</summary>
    protected static string InWords(IEnumerable<NamespaceType> types)
    {
        var names = types.Order().Select(type => type.ShortName).ToArray();
        return names.Length <= 1 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }

    private static IEnumerable<string> Flatten(object part) => part switch
    {
        string words => words.Split(_separators, StringSplitOptions.RemoveEmptyEntries),
        IEnumerable parts => parts.Cast<object?>().Where(inner => inner is not null).SelectMany(inner => Flatten(inner!)),
        _ => [Convert.ToString(part, CultureInfo.InvariantCulture) ?? ""],
    };
}
