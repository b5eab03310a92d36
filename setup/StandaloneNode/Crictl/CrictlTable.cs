using System.Text;

namespace PodLab.Setup.StandaloneNode.Crictl;

/// <summary>Columns as <c>crictl</c> sets them: at least 20 wide, three blanks between (Go's text/tabwriter with these settings).</summary>
internal static class CrictlTable
{
    private const int NarrowestColumn = 20;
    private const int Gap = 3;

    public static string Render(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> lines = [headers, .. rows];
        // The last cell of a line is no column to tabwriter: nothing is aligned behind it.
        var widths = Enumerable.Range(0, headers.Count - 1)
            .Select(column => Math.Max(NarrowestColumn, lines.Max(line => line[column].Length) + Gap)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            for (var column = 0; column < widths.Length; column++)
            {
                text.Append(line[column].PadRight(widths[column]));
            }

            text.Append(line[^1]).Append('\n');
        }

        return text.ToString();
    }
}
