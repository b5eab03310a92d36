using PodLab.Anatomy;
using PodLab.Rendering.Drawings;

namespace PodLab;

/// <summary>The numbers of a pod's processes in the pid namespaces that nest around them.</summary>
public static class PidLevelViews
{
    private const int MaximumDepth = 32; // MAX_PID_NS_LEVEL, pid_namespaces(7)

    extension(PodAnatomy pod)
    {
        /// <summary>
        /// The pod's processes, one per row, including zombies. There is a column for each pid namespace: the machine's (if it could be read), the
        /// node's, and so on down to the innermost. The numbers are <c>NSpid</c> in <c>/proc/PID/status</c>. Used in lesson 08.
        /// (<see href="https://man7.org/linux/man-pages/man7/pid_namespaces.7.html">pid_namespaces(7)</see>.)
        /// </summary>
        /// <param name="machine">The machine's view: <c>await node.MachineViewAsync()</c>; null for only the node's numbers.</param>
        public Table<ProcessLevels> PidLevels(MachineView? machine = null)
        {
            ArgumentNullException.ThrowIfNull(pod);
            var rows = pod.RowsOf(machine);
            var table = new Table<ProcessLevels>($"Pod {pod.Name}: each process's number at each level", Columns(rows, machine, pod.SecondLevel), rows)
            {
                Legend = string.Join(' ', (string[])["– no number: its own pid namespace is further out.", .. machine is null ? (string[])[] : [machine.Remark]]),
            };
            return pod.PartNotes.All.Where(note => note.Pid is not null)
                .Aggregate(table, (noted, note) => noted.Note(row => row.Process.Pid == note.Pid, note.Note.Text));
        }

        /// <summary>The same as a picture: the pid namespaces as nested boxes, each with its own processes. Used in lesson 08.</summary>
        /// <param name="machine">The machine's view; null for only the node's numbers.</param>
        public Drawing PidLevelDrawing(MachineView? machine = null)
        {
            ArgumentNullException.ThrowIfNull(pod);
            return Anatomy.PidLevelDrawing.Of(pod, pod.RowsOf(machine), machine);
        }

        internal string SecondLevel => pod.SharedNamespaces.Any(ns => ns.Type == NamespaceType.Pid) ? "pod" : "container";

        private List<ProcessLevels> RowsOf(MachineView? machine) =>
            [.. pod.Containers.SelectMany(container => container.Processes.Concat(container.Zombies)).Select(process => ProcessLevels.Of(process, machine))];
    }

    private static List<Column<ProcessLevels>> Columns(List<ProcessLevels> rows, MachineView? machine, string second) =>
    [
        new("CONTAINER", row => row.Process.Container),
        new("COMMAND", row => row.Process.Command),
        .. Enumerable.Range(0, machine?.LevelsAbove ?? 0).Select(i =>
            new Column<ProcessLevels>(i == 0 ? "machine" : "above node", row => row.Above.Count > i ? Number(row.Above[i]) : "?", IsNumber: true)),
        .. Enumerable.Range(1, Math.Min(MaximumDepth, rows.Select(row => row.Level).Append(2).Max())).Select(level =>
            new Column<ProcessLevels>(NameOf(level, second), row => row.PidAt(level) is { } pid ? Number(pid) : "–", IsNumber: true)),
    ];

    internal static string NameOf(int level, string second) => level switch { 1 => "node", 2 => second, _ => string.Create(CultureInfo.InvariantCulture, $"level {level}") };

    private static string Number(int pid) => pid.ToString(CultureInfo.InvariantCulture);
}
