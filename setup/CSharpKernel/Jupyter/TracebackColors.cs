namespace PodLab.CSharpKernel.Jupyter;

/// <summary>An error's lines in terminal colors, as other kernels send them: the error's name in red, its place in cyan.</summary>
internal static partial class TracebackColors
{
    private const string Red = "\e[31m";
    private const string Cyan = "\e[36m";
    private const string Plain = "\e[0m";

    public static IEnumerable<string> Of(CellError error) => error.Traceback.Select(Color);

    private static string Color(string line) =>
        Place().IsMatch(line) ? Color(line, Cyan)
        : Start().Replace(line, match => Color(match.Groups["place"].Value, Cyan) + Color(match.Groups["name"].Value, Red));

    private static string Color(string text, string color) => text.Length == 0 ? "" : $"{color}{text}{Plain}";

    [GeneratedRegex("^   at ")]
    private static partial Regex Place();

    // "FormatException: …", "  caused by IOException: …", "line 2, column 3: error CS0103: …".
    [GeneratedRegex(@"^(?<place>  caused by |line \d+[^:\n]*: )?(?<name>error CS\d+|[\w`]+)(?=: )")]
    private static partial Regex Start();
}
