using System.Globalization;

namespace PodLab.CSharpKernel.Engine;

/// <summary>Where something is in a learner's code: in the cell that runs, in an earlier one, or in a file that a cell ran.</summary>
internal static class CodePlace
{
    /// <summary>What debug information calls it: <c>cell:3</c>, <c>cell:more.ipynb, cell 1</c>, or a file that a cell loads.</summary>
    // A cell's name is held as a path in the notebook's folder: Roslyn makes every file name absolute.
    public static string? NameOf(string? path) => Path.GetFileName(path) is { Length: > 0 } name ? name : null;

    public static bool IsCell(string? name) => name?.StartsWith(CSharpEngine.CellPrefix, StringComparison.Ordinal) == true;

    public static string AtLine(int line, string itsCell, string cell) =>
        string.Create(CultureInfo.InvariantCulture, $"   at line {line}{Elsewhere(itsCell, cell)}");

    /// <summary>" of cell 3", " of helpers.csx": nothing for the cell that runs.</summary>
    public static string Elsewhere(string? itsCell, string cell)
    {
        var name = itsCell is null || itsCell == cell ? "" : IsCell(itsCell) ? itsCell[CSharpEngine.CellPrefix.Length..] : itsCell;
        return name.Length == 0 ? "" : name.All(char.IsAsciiDigit) ? $" of cell {name}" : $" of {name}";
    }
}
