using PodLab.Rendering;

namespace PodLab.Setup.Export;

/// <summary>How the notebook's exercises went, as their outputs tell in <c>application/vnd.podlab.exercise+json</c>.</summary>
internal sealed class ExerciseList
{
    private const string MimeType = MimeTypes.Exercise;
    private readonly OrderedDictionary<string, (string Outcome, string Anchor)> _outcomes = new(StringComparer.Ordinal);

    public bool IsEmpty => _outcomes.Count == 0;

    /// <summary>One line per exercise, in words.</summary>
    public IEnumerable<string> Lines => _outcomes.Select(one => $"{one.Key} {Words(one.Value.Outcome)}");

    /// <summary>Takes note of the exercise in this MIME bundle.</summary>
    /// <returns><c>passed</c>, <c>wrong</c>, <c>unanswered</c> or <c>not-possible</c>; null when no exercise is in it.</returns>
    public string? Note(MimeBundle bundle, string anchor)
    {
        var exercise = bundle.Value(MimeType);
        var (id, outcome) = (exercise.Field("id").Text(), exercise.Field("outcome").Text());
        if (id.Length == 0 || outcome is not ("passed" or "wrong" or "unanswered" or "not-possible"))
        {
            return null;
        }

        _outcomes[id] = (outcome, anchor);
        return outcome;
    }

    public string Render()
    {
        var html = new StringBuilder();
        html.Append($"<p>{_outcomes.Values.Count(one => one.Outcome == "passed")} of {_outcomes.Count} right.</p>\n");
        html.Append("<ul class=\"outcomes\">\n");
        foreach (var (id, (outcome, anchor)) in _outcomes)
        {
            html.Append($"<li class=\"{outcome}\"><a href=\"#{anchor}\">{HtmlText.Encode(id)}</a> {Words(outcome)}</li>\n");
        }

        return html.Append("</ul>\n").ToString();
    }

    private static string Words(string outcome) => outcome switch
    {
        "passed" => "✔ right",
        "wrong" => "✘ not yet right",
        "not-possible" => "⊘ not possible here",
        _ => "○ open",
    };
}
