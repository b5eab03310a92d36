namespace PodLab.Recordings;

/// <summary>The words for a question that no recorded run has asked: what was asked, and what comes closest of what was.</summary>
internal static class Unrecorded
{
    private const int MostShown = 4;

    public static string Describe(Question question, Recording recording)
    {
        Question[] asked = [.. recording.Exchanges.Select(exchange => exchange.Question).DistinctBy(other => other.Key)];
        Question[] close = [.. asked.Where(other => other.Kind == question.Kind).OrderByDescending(other => Likeness(question, other)).Take(MostShown)];
        var recorded = close.Length > 0 ? string.Join("; ", close.Select(other => other.ToString()))
            : question.Node is { } node && asked.Any(other => other.Node == node) ? $"of node {node} only other things"
            : "nothing of that kind";
        return $"This is a replay, and nobody asked for {question} when it was recorded. What was recorded: {recorded}. "
            + "To ask anything else, run the lesson on a live cluster: `podlab up` starts one.";
    }

    private static int Likeness(Question one, Question other) =>
        (one.Node is not null && one.Node == other.Node ? 1 : 0) + (2 * one.Words.Zip(other.Words).TakeWhile(pair => pair.First == pair.Second).Count())
        + one.Words.Skip(1).Intersect(other.Words.Skip(1)).Count();
}
