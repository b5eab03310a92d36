using System.Globalization;
using System.Text.Json.Nodes;

namespace PodLab.Setup.NotebookRunner;

/// <summary>A cell of a notebook, over its JSON.</summary>
internal sealed class NotebookCell(JsonObject json)
{
    private const string RaisesException = "raises-exception";

    public bool IsCode => (string?)json["cell_type"] == "code";

    /// <summary>Whether the cell is meant to fail: the run goes on after it.</summary>
    public bool MayFail => json["metadata"]?["tags"] is JsonArray tags && tags.Any(tag => (string?)tag == RaisesException);

    /// <summary>The source, as one text. The format keeps it whole or as a list of lines.</summary>
    public string Source
    {
        get => json["source"] is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string?)json["source"] ?? "";
        set => json["source"] = Lines(value);
    }

    /// <summary>The outputs: those of an earlier run until <see cref="Clear"/>.</summary>
    public JsonArray Outputs => json["outputs"] as JsonArray ?? throw new InvalidOperationException("A code cell without outputs.");

    /// <summary>Forgets what an earlier run has left.</summary>
    public void Clear()
    {
        json["outputs"] = new JsonArray();
        json["execution_count"] = null;
        (json["metadata"] as JsonObject)?.Remove("execution");
    }

    /// <summary>Notes that the cell ran as the n-th, and when, as JupyterLab does.</summary>
    public void NoteRun(int count, DateTimeOffset started, DateTimeOffset ended)
    {
        json["execution_count"] = count;
        json["metadata"] ??= new JsonObject();
        json["metadata"]!["execution"] = new JsonObject
        {
            ["iopub.execute_input"] = Instant(started),
            ["shell.execute_reply"] = Instant(ended),
        };
    }

    /// <summary>A text as the format prefers it: a list of lines that keep their ends.</summary>
    public static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var newline ? newline + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture);
}
