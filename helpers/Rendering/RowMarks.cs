namespace PodLab.Rendering;

/// <summary>A reason to point at some rows of a table.</summary>
/// <typeparam name="TRow">The type of the rows.</typeparam>
/// <param name="Applies">Which rows are meant.</param>
/// <param name="Why">What they have in common, for the line under the table.</param>
internal sealed record RowMark<TRow>(Func<TRow, bool> Applies, string Why);

/// <summary>The signs before marked rows: shapes, since colour alone does not reach everybody.</summary>
internal static class RowMarks
{
    private const string Signs = "●▲■◆★";

    public static string SignsOf<TRow>(IReadOnlyList<RowMark<TRow>> marks, TRow row) =>
        string.Concat(marks.Select((mark, i) => mark.Applies(row) ? Sign(i) : ""));

    public static IEnumerable<string> Legend<TRow>(Table<TRow> table) =>
        table.Marks.Select((mark, i) => $"{Sign(i)} {mark.Why} ({table.Count(mark.Applies)} of {Counted.Of(table.Count, "row")})");

    private static string Sign(int mark) => Signs[mark % Signs.Length].ToString();
}
