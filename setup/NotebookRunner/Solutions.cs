using PodLab.Exercises;
using PodLab.Incidents;

namespace PodLab.Setup.NotebookRunner;

/// <summary>Puts the course's own solutions into the cells that require an answer.</summary>
internal static partial class Solutions
{
    public static void PutInto(Notebook notebook)
    {
        foreach (var cell in notebook.Cells)
        {
            if (Of(cell) is { } solution)
            {
                cell.Source = solution;
            }
        }
    }

    /// <summary>The cell's code with the solution; null if the cell doesn't require an answer that the course has.</summary>
    public static string? Of(NotebookCell cell) => cell.IsCode && AskedExercise().Match(cell.Source) is { Success: true } asked
        ? (ExerciseCatalog.Find(asked.Groups[1].Value) ?? IncidentExercise.Find(asked.Groups[1].Value))?.Solution
        : null;

    [GeneratedRegex("""(?:Answer|Predict|Check)Async\(\s*"([EI]\d\d\.\d+)"\s*""")]
    private static partial Regex AskedExercise();
}
