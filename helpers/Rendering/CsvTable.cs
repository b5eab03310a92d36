using System.Buffers;
using System.Globalization;
using System.Text;

namespace PodLab.Rendering;

/// <summary>A <see cref="Table{TRow}"/> as CSV that a spreadsheet opens without running anything of it.</summary>
internal static class CsvTable
{
    private const string LineEnd = "\r\n";

    // What makes a spreadsheet compute: "=cmd|…" in a command line is no reason to. The wide forms do so in some languages.
    private static readonly SearchValues<char> FormulaSigns = SearchValues.Create("=+-@＝＋－＠");
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",;'\t ");

    public static string Render<TRow>(Table<TRow> table)
    {
        var columns = table.ShownColumns;
        var csv = new StringBuilder().AppendJoin(',', columns.Select(column => Cell(column.Header, isNumber: false))).Append(LineEnd);
        foreach (var row in table)
        {
            csv.AppendJoin(',', columns.Select(column => Cell(column.Text(row), column.IsNumber))).Append(LineEnd);
        }

        return csv.ToString();
    }

    private static string Cell(string text, bool isNumber)
    {
        var visible = VisibleText.Of(text);
        var safe = MayCompute(visible) && !(isNumber && long.TryParse(visible, CultureInfo.InvariantCulture, out _)) ? $"'{visible}" : visible;
        return safe.AsSpan().ContainsAny(NeedQuotes) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    // Blanks before the sign do not keep every spreadsheet from computing. A text that has apostrophes before it gets one more, or its own would be taken
    // for the one that is put here.
    private static bool MayCompute(string text) => text.AsSpan().TrimStart('\'').TrimStart() is { Length: > 0 } rest && FormulaSigns.Contains(rest[0]);
}
