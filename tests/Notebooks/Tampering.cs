using PodLab.Recordings;

namespace PodLab.Tests.Notebooks;

/// <summary>A change in a recording, so that the machine seems to have answered something else.</summary>
/// <param name="Name">The change in a few words. It names the test's row.</param>
/// <param name="Cells">The IDs of the only cells that must fail because of it.</param>
/// <param name="Question">A regular expression for the questions with changed answers: it matches a question's kind and words.</param>
/// <param name="Text">A regular expression for the part to replace in every text of these answers.</param>
/// <param name="Replacement">The replacement, as in <see cref="Regex.Replace(string, string, string)"/>.</param>
internal sealed record Tampering(string Name, string[] Cells, string Question, string Text, string Replacement)
{
    /// <summary>The index among the matching questions: 0 is the first time, -1 the last time. Null changes all of them.</summary>
    public int? Time { get; init; }

    /// <summary>Whether to also change numbers, and <c>True</c> and <c>False</c>, like texts.</summary>
    public bool InNumbers { get; init; }

    /// <summary>The member of the answer, at any depth, that is changed. Null changes the whole answer.</summary>
    public string? Under { get; init; }

    /// <summary>The changed recording.</summary>
    /// <exception cref="InvalidOperationException">Nothing was replaced: the change would prove nothing.</exception>
    public Recording In(Recording recording)
    {
        Exchange[] asked = [.. recording.Exchanges.Where(exchange => Regex.IsMatch(Words(exchange), Question, RegexOptions.Singleline))];
        var chosen = (Time is { } time ? [asked[time < 0 ? ^-time : time]] : asked).ToHashSet<Exchange>(ReferenceEqualityComparer.Instance);
        Exchange[] changed =
        [
            .. recording.Exchanges.Select(exchange => chosen.Contains(exchange)
                ? exchange with { Answer = Lie(exchange.Answer, Under is null) }
                : exchange),
        ];
        return changed.Zip(recording.Exchanges).All(pair => JsonNode.DeepEquals(pair.First.Answer, pair.Second.Answer))
            ? throw new InvalidOperationException($"\"{Name}\" changes nothing: no answer to {Question} has {Text}.")
            : recording with { Exchanges = changed };
    }

    private static string Words(Exchange exchange) => string.Join(' ', exchange.Question.Words.Prepend(exchange.Question.Kind));

    private JsonNode? Lie(JsonNode? answer, bool isMeant) => answer switch
    {
        JsonObject parts => new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, Lie(part.Value, isMeant || part.Key == Under)))),
        JsonArray items => new JsonArray([.. items.Select(item => Lie(item, isMeant))]),
        _ when !isMeant => answer?.DeepClone(),
        JsonValue value when value.TryGetValue<string>(out var text) => Regex.Replace(text, Text, Replacement),
        JsonValue value when InNumbers && value.TryGetValue<long>(out var number) =>
            long.Parse(Regex.Replace($"{number}", Text, Replacement), CultureInfo.InvariantCulture),
        JsonValue value when InNumbers && value.TryGetValue<bool>(out var truth) => bool.Parse(Regex.Replace($"{truth}", Text, Replacement)),
        _ => answer?.DeepClone(),
    };
}
