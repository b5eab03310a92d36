using System.Text.RegularExpressions;
using PodLab.Exercises;
using PodLab.Setup.Notebooks;

namespace PodLab.Setup.NotebookRunner;

/// <summary>Puts the course's own solutions into the cells that ask for an answer.</summary>
internal static partial class Solutions
{
    public static void PutInto(Notebook notebook)
    {
        foreach (var cell in notebook.Cells.Where(cell => cell.IsCode))
        {
            if (AskedExercise().Match(cell.Source) is { Success: true } asked && ExerciseCatalog.Find(asked.Groups[1].Value) is { } exercise)
            {
                cell.Source = exercise.Solution;
            }
        }
    }

    [GeneratedRegex("""AnswerAsync\(\s*"(E\d\d\.\d+)"\s*""")]
    private static partial Regex AskedExercise();
}
