using System.Globalization;
using PodLab.Nodes;
using PodLab.Rendering;
using PodLab.Rendering.Drawings;

namespace PodLab.Anatomy;

public sealed partial class PodAnatomy
{
    /// <summary>
    /// Each process of the pod (a row) with its Linux namespace of each of the eight types (a column): symbol and word say whose it is,
    /// the number is its inode as in <c>/proc/PID/ns</c>. Used in lesson 05.
    /// (<see href="https://man7.org/linux/man-pages/man7/namespaces.7.html">namespaces(7)</see>.)
    /// </summary>
    public Table<PodProcess> Matrix() =>
        new($"Pod {Name}: the Linux namespaces of each process ({OwnershipWords.Legend})", MatrixColumns(), [.. Processes]);

    /// <summary>
    /// The pod as a picture: the containers with their processes in the pod, the pod on its node, each Linux namespace where it belongs.
    /// Used in lesson 05.
    /// </summary>
    public Drawing Drawing() => AnatomyDrawing.Of(this);

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
