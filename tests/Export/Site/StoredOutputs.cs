using PodLab.Exercises;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Export;

/// <summary>The outputs that a notebook stores, each form of each output as one text, to compare two runs.</summary>
internal static partial class StoredOutputs
{
    private const int Around = 60;

    /// <summary>A line for each output, or form of an output, of a cell that differs. Only what says where it runs may differ: who chose the cluster, and
    /// the way to a live one. And a page has no Plotly.NET, so that a chart is only its picture.</summary>
    public static IReadOnlyList<string> Differences(NotebookCell inBrowser, NotebookCell onDesktop)
    {
        var (here, there) = (Forms(inBrowser), Forms(onDesktop));
        return
        [
            .. here.Keys.Union(there.Keys.Where(form => !form.EndsWith(MimeTypes.Figure, StringComparison.Ordinal))).Order(StringComparer.Ordinal)
                .Where(form => here.GetValueOrDefault(form) != there.GetValueOrDefault(form))
                .Select(form => $"{inBrowser.Id}, {form}: {Difference(here.GetValueOrDefault(form), there.GetValueOrDefault(form))}"),
        ];
    }

    /// <summary>The results of the exercises, in their order: <c>E05.1 passed</c>.</summary>
    public static IReadOnlyList<string> Outcomes(Notebook notebook) =>
    [
        .. notebook.Cells.SelectMany(cell => cell.Outputs).OfType<RichOutput>().Select(output => output.Data.Value(ExerciseResult.MimeType)).OfType<JsonObject>()
            .Select(result => $"{result.Field("id").Text()} {result.Field("outcome").Text()}"),
    ];

    // By "1 execute_result text/html", and so on.
    private static Dictionary<string, string> Forms(NotebookCell cell) => cell.Outputs.SelectMany((output, index) => output switch
    {
        StreamOutput stream => [($"{index} {stream.Name}", stream.Text)],
        RichOutput rich => rich.Data.Types.Select(type => ($"{index} {rich.Json.Field("output_type").Text()} {type}", Place().Replace(Text(rich.Data, type), ""))),
        // The desktop's kernel colors an error for terminals.
        ErrorOutput error => [($"{index} error {error.Name}", Place().Replace(Color().Replace($"{error.Message}\n{string.Join('\n', error.Traceback)}", ""), ""))],
        _ => new[] { ($"{index}", output.Json.ToJsonString()) },
    }).ToDictionary();

    private static string Text(MimeBundle data, string type) => MimeBundle.IsJson(type) ? PythonJson.Write(data.Value(type)) : data.Text(type) ?? "";

    private static string Difference(string? here, string? there)
    {
        if (here is null || there is null)
        {
            return here is null ? "missing in the browser" : "only in the browser";
        }

        var start = Math.Max(0, here.Zip(there).TakeWhile(pair => pair.First == pair.Second).Count() - Around);
        return $"«{Part(here)}» in the browser, «{Part(there)}» on the desktop";

        string Part(string text) => text[Math.Min(start, text.Length)..Math.Min(start + (3 * Around), text.Length)];
    }

    [GeneratedRegex("chosen in this page|named in PODLAB_CLUSTER|For anything else, .*")]
    private static partial Regex Place();

    [GeneratedRegex(@"\e\[[\d;]*m")]
    private static partial Regex Color();
}
