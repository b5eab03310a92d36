using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Jupyter.Contract;

/// <summary>
/// What an executed lesson came to, as text to compare: for each code cell what it showed, by its MIME types, the outcomes of its exercises, and errors. What it
/// printed is left out: some cells print only what is special about the node at hand.
/// </summary>
internal static class LessonOutcome
{
    private const string Exercise = "application/vnd.podlab.exercise+json";

    public static string Of(Notebook notebook) => string.Join('\n', notebook.Cells.Where(cell => cell.IsCode).Select((cell, number) =>
        $"{number + 1}: {string.Join("; ", cell.Outputs.Where(output => output is not StreamOutput).Select(Of))}"));

    private static string Of(CellOutput output) => output switch
    {
        ErrorOutput error => $"error {error.Name}",
        // .NET Interactive's sends an empty text in the place of a form that a value doesn't have; a reader sees nothing of it.
        RichOutput rich => $"{(rich.IsResult ? "result" : "display")} {string.Join(' ', rich.Data.Types.Where(type => rich.Data.Json[type].Text().Length > 0 || rich.Data.Json[type] is JsonObject).Order())}"
            + $" {rich.Data.Value(Exercise).Field("id").Text()} {rich.Data.Value(Exercise).Field("outcome").Text()}".TrimEnd(),
        _ => output.Json.ToJsonString(),
    };
}
