using System.Buffers;

namespace PodLab.Commands;

/// <summary>
/// The positions of the columns in lsns's table. Cells may be empty (a namespace without processes has no PID), so counting words isn't enough.
/// Numbers end where their heading ends; texts begin where their heading begins.
/// </summary>
internal sealed class NamespaceTableHeader
{
    private const string Source = "lsns output";

    private static readonly SearchValues<char> TreeSigns = SearchValues.Create("│├└─|`- ");
    private static readonly SearchValues<char> TreeBranches = SearchValues.Create("├└|`");

    private readonly int _typeStart;
    private readonly int _processCountEnd;
    private readonly int _pidEnd;
    private readonly int _commandStart;

    private NamespaceTableHeader(int typeStart, int processCountEnd, int pidEnd, int commandStart) =>
        (_typeStart, _processCountEnd, _pidEnd, _commandStart) = (typeStart, processCountEnd, pidEnd, commandStart);

    public static NamespaceTableHeader Parse(string line)
    {
        string[] expected = ["NS", "TYPE", "NPROCS", "PID", "USER"];
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!words.Take(expected.Length).SequenceEqual(expected) || words[^1] != "COMMAND")
        {
            throw Missing(line);
        }

        return new NamespaceTableHeader(Start("TYPE"), Start("NPROCS") + "NPROCS".Length, Start("PID") + "PID".Length, Start("COMMAND"));

        int Start(string word) => line.IndexOf($" {word}", StringComparison.Ordinal) + 1;
    }

    public static ParseException Missing(string found) => new(Source, 1, null, found, "the header NS TYPE NPROCS PID USER COMMAND");

    public NamespaceRow ParseRow(ReadOnlySpan<char> line, int number)
    {
        var inode = Number<ulong>(Cell(line, 0, _typeStart), number, "NS");
        var typeAndCount = Cell(line, _typeStart, _processCountEnd);
        var typeName = typeAndCount.NextWord().ToString();
        var type = NamespaceTypes.Find(typeName)
            ?? throw new ParseException(Source, number, "column TYPE", typeName, "a type of Linux namespace (mnt, net, …)");
        var pid = Cell(line, _processCountEnd, _pidEnd);
        var user = Cell(line, _pidEnd, _commandStart);
        return new NamespaceRow(
            new LinuxNamespace(type, inode),
            Number<int>(typeAndCount.Trim(), number, "NPROCS"),
            pid.IsEmpty ? null : Number<int>(pid, number, "PID"),
            user.NextWord().ToString(),
            line.Length <= _commandStart ? "" : WithoutTree(line[_commandStart..]).ToString());
    }

    private static ReadOnlySpan<char> Cell(ReadOnlySpan<char> line, int start, int end) =>
        line.Length <= start ? [] : line[start..Math.Min(end, line.Length)].Trim();

    // A child's command is drawn below its parent's: "└─php -S". Only the drawing is removed, not a command's own leading dash.
    private static ReadOnlySpan<char> WithoutTree(ReadOnlySpan<char> command)
    {
        var drawn = command.IndexOfAnyExcept(TreeSigns);
        return drawn < 2 || command[..drawn].IndexOfAny(TreeBranches) < 0 ? command : command[drawn..];
    }

    private static T Number<T>(ReadOnlySpan<char> text, int line, string column) where T : struct, ISpanParsable<T> =>
        T.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new ParseException(Source, line, $"column {column}", text.ToString(), "a number");
}
