namespace PodLab.Rendering;

/// <summary>The signs before marked rows: shapes, since colour alone does not reach everybody.</summary>
internal static class RowMarks
{
    private const string Signs = "●▲■◆★";

    public static string SignsOf<TRow>(IReadOnlyList<RowMark<TRow>> marks, TRow row) =>
        string.Concat(marks.Select((mark, i) => mark.Applies(row) ? Sign(i) : ""));

    public static IEnumerable<string> Legend<TRow>(Table<TRow> table) =>
        table.Marks.Select((mark, i) => $"{Sign(i)} {mark.Why} ({table.Count(mark.Applies)} of {table.Count} rows)");

    private static string Sign(int mark) => Signs[mark % Signs.Length].ToString();
}
