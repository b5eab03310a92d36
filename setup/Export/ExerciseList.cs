using PodLab.Rendering;

namespace PodLab.Setup.Export;

/// <summary>The results of the notebook's exercises, from their outputs in <c>application/vnd.podlab.exercise+json</c>.</summary>
internal sealed class ExerciseList
{
    private const string MimeType = MimeTypes.Exercise;
    private readonly OrderedDictionary<string, (string Outcome, string Anchor)> _outcomes = new(StringComparer.Ordinal);

    public bool IsEmpty => Count == 0;

    public int Count => _outcomes.Count;

    private int Passed => _outcomes.Values.Count(one => one.Outcome == "passed");

    /// <summary>The exercises in a notebook's outputs.</summary>
    public static ExerciseList Of(Notebook notebook)
    {
        var exercises = new ExerciseList();
        foreach (var output in notebook.Cells.SelectMany(cell => cell.Outputs).OfType<RichOutput>())
        {
            exercises.Note(output.Data, "");
        }

        return exercises;
    }

    /// <summary>One line per exercise, in words.</summary>
    public IEnumerable<string> Lines => _outcomes.Select(one => $"{one.Key} {Words(one.Value.Outcome)}");

    /// <summary>Records the exercise in this MIME bundle.</summary>
    /// <returns><c>passed</c>, <c>wrong</c>, <c>unanswered</c> or <c>not-possible</c>; null if it doesn't contain an exercise.</returns>
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

    /// <summary>The number of right answers, in a sentence.</summary>
    /// <param name="anchor">The name in links of the list of all results.</param>
    public string RenderSummary(string anchor) =>
        $"<p class=\"facts\">This run has {Passed} of {Count} exercises right (<a href=\"#{anchor}\">which ones</a>).</p>\n";

    public string Render()
    {
        var html = new StringBuilder();
        html.Append($"<p>{Passed} of {Count} right.</p>\n");
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
