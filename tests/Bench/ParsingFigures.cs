using System.Diagnostics;
using PodLab.Commands;
using PodLab.Nodes;

namespace PodLab.Bench;

/// <summary>Measures the parsing of output from a node with very many processes.</summary>
internal sealed class ParsingFigures
{
    private const int Processes = 10_000;

    private static readonly string _list = ListOfProcesses();
    private static readonly string _snapshot = Snapshot();

    private readonly List<double> _lists = [];
    private readonly List<double> _snapshots = [];

    public IReadOnlyList<Measurement> All =>
    [
        new("parsing the list of 10,000 processes", "ms", 100, _lists),
        new("parsing a snapshot of 10,000 processes", "ms", 100, _snapshots),
    ];

    public void Measure()
    {
        _lists.Add(Milliseconds(() => ProcessList.Parse(_list).Count));
        _snapshots.Add(Milliseconds(() => NodeSnapshotOutput.Parse(_snapshot).Count));
    }

    private static double Milliseconds(Func<int> parse)
    {
        var watch = Stopwatch.StartNew();
        var count = parse();
        var elapsed = watch.Elapsed.TotalMilliseconds;
        return count == Processes ? elapsed : throw new InvalidOperationException($"{count} processes were parsed of {Processes}.");
    }

    private static string ListOfProcesses()
    {
        var text = new StringBuilder("    PID    PPID CMD\n");
        for (var pid = 1; pid <= Processes; pid++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{pid,7} {pid / 2,7} /usr/bin/worker --number {pid}\n");
        }

        return text.ToString();
    }

    // The output of NodeSnapshotReader's script.
    private static string Snapshot()
    {
        var text = new StringBuilder("999999\n");
        for (var pid = 1; pid <= Processes; pid++)
        {
            foreach (var type in NamespaceTypes.All)
            {
                text.Append(CultureInfo.InvariantCulture, $"/proc/{pid}/ns/{type.ShortName} {type.ShortName}:[{4026531833 + (ulong)pid}]\n");
            }
        }

        for (var pid = 1; pid <= Processes; pid++)
        {
            text.Append(CultureInfo.InvariantCulture, $"/proc/{pid}/status:NSpid:\t{pid}\t1\n");
        }

        return text.Append(_list).ToString();
    }
}
