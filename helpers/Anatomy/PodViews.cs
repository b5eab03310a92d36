using PodLab.Anatomy;
using PodLab.Rendering.Drawings;

namespace PodLab;

/// <summary>Views of a pod in addition to its summary: a table, a picture, a comparison of two moments.</summary>
public static class PodViews
{
    extension(PodAnatomy pod)
    {
        /// <summary>
        /// Each process of the pod (a row) with its Linux namespace of each of the eight types (a column). Symbol and word give the owner; the
        /// number is the inode as in <c>/proc/PID/ns</c>. With few processes, the table is transposed to fit a page: one column per process.
        /// Used in lesson 05. (<see href="https://man7.org/linux/man-pages/man7/namespaces.7.html">namespaces(7)</see>.)
        /// </summary>
        public Table<PodProcess> Matrix()
        {
            ArgumentNullException.ThrowIfNull(pod);
            var rows = pod.Containers.SelectMany(container => container.Processes.Concat(container.Zombies)).ToList();
            var matrix = new Table<PodProcess>($"Pod {pod.Name}: the Linux namespaces of each process", MatrixColumns(), rows)
            {
                Legend = OwnershipWords.Legend + (pod.Zombies.Any() ? OwnershipWords.LegendOfZombies : ""),
                TurnsWhenWide = true,
            };
            return pod.PartNotes.All.Aggregate(
                matrix, (table, note) => table.Note(process => IsOn(note, process), note.Pid is null ? $"{note.Note}" : note.Note.Text));
        }

        /// <summary>
        /// The pod as a picture: the containers with their processes in the pod, the pod on its node, each Linux namespace where it belongs.
        /// Used in lesson 05.
        /// </summary>
        public Drawing Drawing() => AnatomyDrawing.Of(pod);

        /// <summary>
        /// The pod at this moment and at a later one, side by side: the parts that are the same, gone and new.
        /// <c>before.Drawing(after)</c> is the picture of <c>before.Diff(after)</c>. Used in lesson 06.
        /// </summary>
        /// <param name="after">The pod read again.</param>
        public Drawing Drawing(PodAnatomy after)
        {
            ArgumentNullException.ThrowIfNull(after);
            return AnatomyChangeDrawing.Of(pod, after);
        }

        /// <summary>
        /// The pod as a <see href="https://mermaid.js.org/syntax/flowchart.html">Mermaid</see> flowchart, to paste into a Markdown page.
        /// Text only: notebooks show <c>pod.Drawing()</c>.
        /// </summary>
        public string Mermaid() => AnatomyMermaid.Of(pod);

        /// <summary>
        /// The differences between this moment and a later one: UID, IP, Linux namespaces, PIDs, restarts. After a container restarts, the pod's
        /// namespaces are the same, and the container's own are not.
        /// </summary>
        /// <param name="after">The pod read again.</param>
        public Table<AnatomyChange> Diff(PodAnatomy after)
        {
            ArgumentNullException.ThrowIfNull(after);
            return AnatomyDiff.Of(pod, after);
        }
    }

    private static bool IsOn(PodNote note, PodProcess process) =>
        note.Pid == process.Pid || note.Container?.Processes.Contains(process) == true
        || (note.Namespace is { } ns && process.FindNamespace(ns.Type) == ns);

    private static List<Column<PodProcess>> MatrixColumns() =>
    [
        new("PID", process => process.Pid.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        new("CONTAINER", process => process.Container),
        new("COMMAND", process => process.Command),
        .. NamespaceTypes.All.Select(type => new Column<PodProcess>(type.ShortName, process => MatrixCell(process.Membership(type)))),
    ];

    private static string MatrixCell(NamespaceMembership membership) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{membership.Ownership.Symbol} {membership.Ownership.Word} {membership.Namespace?.Inode}").TrimEnd();
}
