using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodLab.Setup.HtmlExport;

/// <summary>How the notebook's exercises went, as their outputs tell in <c>application/vnd.podlab.exercise+json</c>.</summary>
internal sealed class ExerciseList
{
    private const string MimeType = "application/vnd.podlab.exercise+json";
    private readonly OrderedDictionary<string, (string Outcome, string Anchor)> _outcomes = new(StringComparer.Ordinal);

    public bool IsEmpty => _outcomes.Count == 0;

    /// <summary>Takes note of the exercise in this MIME bundle.</summary>
    /// <returns><c>passed</c>, <c>wrong</c> or <c>unanswered</c>; null when no exercise is in it.</returns>
    public string? Note(JsonNode? bundle, string anchor)
    {
        var exercise = Parsed(NotebookJson.Field(bundle, MimeType));
        var id = NotebookJson.Text(NotebookJson.Field(exercise, "id"));
        var outcome = NotebookJson.Text(NotebookJson.Field(exercise, "outcome"));
        if (id.Length == 0 || outcome is not ("passed" or "wrong" or "unanswered"))
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
            html.Append($"<li class=\"{outcome}\"><a href=\"#{anchor}\">{Html.Encode(id)}</a> {Words(outcome)}</li>\n");
        }

        return html.Append("</ul>\n").ToString();
    }

    private static string Words(string outcome) => outcome switch
    {
        "passed" => "✔ right",
        "wrong" => "✘ not yet right",
        _ => "○ open",
    };

    // Some front ends save a JSON type that they do not know as text.
    private static JsonNode? Parsed(JsonNode? node)
    {
        if (node is JsonObject)
        {
            return node;
        }

        try
        {
            return NotebookJson.Text(node) is { Length: > 0 } text ? JsonNode.Parse(text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
