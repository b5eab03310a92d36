using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Jupyter.Contract;

/// <summary>
/// The result of an executed lesson, as text to compare. For each code cell it contains the MIME types of its displays, the results of its exercises,
/// and errors. It omits printed text: some cells print only special facts about the current node.
/// </summary>
internal static class LessonOutcome
{
    private const string Exercise = "application/vnd.podlab.exercise+json";

    public static string Of(Notebook notebook) => string.Join('\n', notebook.Cells.Where(cell => cell.IsCode).Select((cell, number) =>
        $"{number + 1}: {string.Join("; ", cell.Outputs.Where(output => output is not StreamOutput).Select(Of))}"));

    private static string Of(CellOutput output) => output switch
    {
        ErrorOutput error => $"error {error.Name}",
        RichOutput rich => $"{(rich.IsResult ? "result" : "display")} {string.Join(' ', rich.Data.Types.Where(type => HasForm(rich.Data, type)).Order())}"
            + $" {rich.Data.Value(Exercise).Field("id").Text()} {rich.Data.Value(Exercise).Field("outcome").Text()}".TrimEnd(),
        _ => output.Json.ToJsonString(),
    };

    // .NET Interactive's kernel sends an empty text for a form that a value doesn't have; readers don't see it.
    private static bool HasForm(MimeBundle data, string type) => data.Json[type] switch
    {
        JsonObject => true,
        JsonArray when MimeBundle.IsJson(type) => true,
        var text => text.Text().Length > 0,
    };
}
