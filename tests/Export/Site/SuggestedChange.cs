using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Export;

/// <summary>A change that a lesson suggests for one of its cells under "Change it".</summary>
/// <param name="Cell">The cell's index among the code cells.</param>
/// <param name="Code">The cell's code with the change.</param>
internal sealed partial record SuggestedChange(int Cell, string Code)
{
    private const string Place = "change-it";

    /// <summary>The changes, in the lesson's order.</summary>
    public static IReadOnlyList<SuggestedChange> Of(Notebook lesson)
    {
        string[] cells = [.. lesson.Cells.Where(cell => cell.IsCode).Select(cell => cell.Source)];
        return [.. Suggestion().Matches(lesson.Cells.Single(cell => cell.Id == Place).Source).Select(found => Of(cells, found.Groups["old"].Value, found.Groups["new"].Value))];
    }

    // A learner finds the cell by the code to replace, so only one cell may have it.
    private static SuggestedChange Of(string[] cells, string old, string changed)
    {
        var cell = cells.Single(code => code.Contains(old, StringComparison.Ordinal));
        return new(Array.IndexOf(cells, cell), cell.Replace(old, changed, StringComparison.Ordinal));
    }

    [GeneratedRegex("^- Replace `(?<old>[^`]+)` with `(?<new>[^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Suggestion();
}
