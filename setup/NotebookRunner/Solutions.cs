using PodLab.Exercises;

namespace PodLab.Setup.NotebookRunner;

/// <summary>Puts the course's own solutions into the cells that ask for an answer.</summary>
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

    /// <summary>What the cell's code becomes; null where it asks for no answer that the course knows.</summary>
    public static string? Of(NotebookCell cell) => cell.IsCode && AskedExercise().Match(cell.Source) is { Success: true } asked
        ? ExerciseCatalog.Find(asked.Groups[1].Value)?.Solution
        : null;

    [GeneratedRegex("""AnswerAsync\(\s*"(E\d\d\.\d+)"\s*""")]
    private static partial Regex AskedExercise();
}
