using PodLab.Recordings;

namespace PodLab.Tests.Notebooks;

/// <summary>A lie that is put into a recording: the machine seems to have said something else.</summary>
/// <param name="Name">What the lie is, in a few words. It names the test's row.</param>
/// <param name="Cells">The IDs of the cells that must fail by it, and no others.</param>
/// <param name="Question">A regular expression for the questions with changed answers: it matches a question's kind and words.</param>
/// <param name="Text">A regular expression for what is replaced in every text of these answers.</param>
/// <param name="Replacement">What takes its place, as <see cref="Regex.Replace(string, string, string)"/> takes it.</param>
internal sealed record Tampering(string Name, string[] Cells, string Question, string Text, string Replacement)
{
    /// <summary>Which of the matching questions: 0 is the first time it was asked, -1 the last time. Null changes all of them.</summary>
    public int? Time { get; init; }

    /// <summary>Whether numbers are changed as texts are.</summary>
    public bool InNumbers { get; init; }

    /// <summary>The recording with the lie in it.</summary>
    /// <exception cref="InvalidOperationException">There was nothing to replace: the lie would prove nothing.</exception>
    public Recording In(Recording recording)
    {
        Exchange[] asked = [.. recording.Exchanges.Where(exchange => Regex.IsMatch(Words(exchange), Question, RegexOptions.Singleline))];
        var chosen = (Time is { } time ? [asked[time < 0 ? ^-time : time]] : asked).ToHashSet<Exchange>(ReferenceEqualityComparer.Instance);
        Exchange[] changed =
        [
            .. recording.Exchanges.Select(exchange => chosen.Contains(exchange)
                ? exchange with { Answer = Lie(exchange.Answer) }
                : exchange),
        ];
        return changed.Zip(recording.Exchanges).All(pair => JsonNode.DeepEquals(pair.First.Answer, pair.Second.Answer))
            ? throw new InvalidOperationException($"\"{Name}\" changes nothing: no answer to {Question} has {Text}.")
            : recording with { Exchanges = changed };
    }

    private static string Words(Exchange exchange) => string.Join(' ', exchange.Question.Words.Prepend(exchange.Question.Kind));

    private JsonNode? Lie(JsonNode? answer) => answer switch
    {
        JsonObject parts => new JsonObject(parts.Select(part => KeyValuePair.Create(part.Key, Lie(part.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Lie)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Regex.Replace(text, Text, Replacement),
        JsonValue value when InNumbers && value.TryGetValue<long>(out var number) =>
            long.Parse(Regex.Replace($"{number}", Text, Replacement), CultureInfo.InvariantCulture),
        _ => answer?.DeepClone(),
    };
}
