using System.Globalization;
using System.Text.RegularExpressions;

namespace PodLab.Setup.NotebookRunner;

/// <summary>
/// .NET escapes more in a JSON text than Python does, emoji and non-breaking spaces among it, and in capitals. A notebook that was only
/// read and written would show as changed in git.
/// </summary>
internal static partial class JsonEscapes
{
    /// <summary>The same JSON with only those escapes that Python's <c>json</c> writes with <c>ensure_ascii=False</c>, as Jupyter does.</summary>
    public static string AsPythonWrites(string json) => Escape().Replace(json, escape =>
        escape.Groups["high"] is { Success: true } high
            ? $"{Unit(high.Value)}{Unit(escape.Groups["low"].Value)}"
            : escape.Groups["unit"] is { Success: true } unit && MayStand(Unit(unit.Value))
                ? Unit(unit.Value).ToString()
                : escape.Value.ToLowerInvariant());

    private static bool MayStand(char unit) => unit >= ' ' && unit is not ('"' or '\\') && !char.IsSurrogate(unit);

    private static char Unit(string hex) => (char)int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // The last branch takes two-character escapes as a whole, so that the "\\" before a plain "u00e9" is not read as the start of one.
    [GeneratedRegex("""\\(?:u(?<high>[dD][89abAB]..)\\u(?<low>[dD][c-fC-F]..)|u(?<unit>....)|.)""")]
    private static partial Regex Escape();
}
