using PodLab.Anatomy;

namespace PodLab.Exercises;

/// <summary>A process that a prediction has a row for: a container's first process.</summary>
/// <param name="Pod">The pod's name.</param>
/// <param name="Container">The container's name, <c>pause</c> for the pause container.</param>
internal sealed record PredictedProcess(string Pod, string Container)
{
    /// <summary>The beginning of its row: <c>demoshare pause</c>.</summary>
    public string Name => $"{Pod} {Container}";
}

/// <summary>
/// Rows of the matrix as a learner writes them before the pods exist. The first line has types. Then comes one line per process, with a word
/// for each type. A place is open while it has a question mark.
/// </summary>
internal sealed class PredictedMatrix
{
    private static readonly string[] _open = ["?", "_", "…", "-"];
    private static readonly NamespaceOwnership[] _words = [NamespaceOwnership.Own, NamespaceOwnership.Pod, NamespaceOwnership.Node];

    private readonly Dictionary<(string Row, NamespaceType Type), NamespaceOwnership> _cells = [];

    private PredictedMatrix(IReadOnlyList<PredictedProcess> rows) => Rows = rows;

    /// <summary>The processes of these rows.</summary>
    public IReadOnlyList<PredictedProcess> Rows { get; }

    /// <summary>The number of places with a word.</summary>
    public int Filled => _cells.Count;

    /// <summary>The number of places without a word.</summary>
    public int Open => (Rows.Count * NamespaceTypes.All.Count) - Filled;

    /// <summary>The predicted owner of the process's namespace of that type; null while the place is open.</summary>
    public NamespaceOwnership? Find(PredictedProcess row, NamespaceType type) => _cells.TryGetValue((row.Name, type), out var word) ? word : null;

    /// <summary>Rows without words: the form to fill in.</summary>
    public static PredictedMatrix Blank(IReadOnlyList<PredictedProcess> rows) => new(rows);

    /// <summary>Reads a learner's lines.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="rows">The rows to predict. A missing row is open.</param>
    /// <exception cref="FormatException">The message says which line can't be read, and what's expected.</exception>
    public static PredictedMatrix Parse(string text, IReadOnlyList<PredictedProcess> rows)
    {
        var matrix = new PredictedMatrix(rows);
        string[][] lines = [.. text.Split('\n').Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(line => line.Length > 0)];
        if (lines is not [var header, .. var body])
        {
            return matrix;
        }

        var types = header.Select(ReadType).ToList();
        if (types.Count != types.Distinct().Count())
        {
            throw new FormatException($"The first line, \"{string.Join(' ', header)}\", names a type twice.");
        }

        var seen = new HashSet<PredictedProcess>();
        foreach (var line in body)
        {
            var row = rows.FirstOrDefault(row => line.Length > 2 && $"{line[0]} {line[1]}" == row.Name)
                ?? throw new FormatException($"\"{string.Join(' ', line)}\" doesn't begin with one of the rows: {WordList.Of(rows.Select(row => row.Name))}.");
            if (!seen.Add(row))
            {
                throw new FormatException($"There are two lines for {row.Name}.");
            }

            matrix.ReadRow(row, line[2..], types);
        }

        return matrix;
    }

    /// <summary>The lines as <see cref="Parse"/> reads them, in the rows' and the types' own order.</summary>
    public override string ToString() => string.Join('\n', Rows.Select(row => $"{row.Name} {string.Join(' ', NamespaceTypes.All.Select(type => WordOf(row, type)))}")
        .Prepend(string.Join(' ', NamespaceTypes.All.Select(type => type.ShortName))));

    /// <summary>The word in a place; a question mark while it's open.</summary>
    public string WordOf(PredictedProcess row, NamespaceType type) => Find(row, type)?.Word ?? "?";

    private void ReadRow(PredictedProcess row, string[] words, List<NamespaceType> types)
    {
        if (words.Length != types.Count)
        {
            throw new FormatException(
                $"The line of {row.Name} has {Counted.Of(words.Length, "word")} for {Counted.Of(types.Count, "type")}. Write one word for each.");
        }

        foreach (var (word, type) in words.Zip(types).Where(place => !_open.Contains(place.First)))
        {
            _cells[(row.Name, type)] = _words.Where(known => known.Word.StartsWith(word, StringComparison.OrdinalIgnoreCase)).Select(known => (NamespaceOwnership?)known)
                .FirstOrDefault() ?? throw new FormatException($"\"{word}\", for {type.ShortName} of {row.Name}, isn't a prediction. Write own, pod or node.");
        }
    }

    private static NamespaceType ReadType(string word) => NamespaceTypes.Find(word.ToLowerInvariant())
        ?? throw new FormatException($"The first line has to name types ({string.Join(' ', NamespaceTypes.All.Select(type => type.ShortName))}), and \"{word}\" isn't one.");
}
