using System.Diagnostics.CodeAnalysis;
using PodLab.Nodes;
using PodLab.Rendering;

namespace PodLab.Anatomy;

public partial class PodAnatomy
{
    /// <summary>A pod taken apart; all that is required is set by whoever makes it.</summary>
    public PodAnatomy()
    {
    }

    [SetsRequiredMembers]
    private protected PodAnatomy(PodAnatomy original, PodNotes notes)
    {
        (Name, Namespace, Uid, Node) = (original.Name, original.Namespace, original.Uid, original.Node);
        (PodIP, TakenAt, Containers) = (original.PodIP, original.TakenAt, original.Containers);
        (NodeNamespaces, ProcessCounts, PartNotes) = (original.NodeNamespaces, original.ProcessCounts, notes);
    }

    /// <summary>The notes on the pod's parts, in the order in which they were put on.</summary>
    public IReadOnlyList<Note> Notes => PartNotes.Texts;

    internal PodNotes PartNotes { get; private init; } = PodNotes.None;

    /// <summary>
    /// The same pod with a remark of yours on a process: in the summary, in <see cref="Drawing"/>, <see cref="Matrix"/> and <see cref="Mermaid"/>.
    /// </summary>
    /// <param name="process">The process: <c>pod.Container("demox").FirstProcess!</c>.</param>
    /// <param name="text">The remark.</param>
    /// <exception cref="PodLabException">It is no process of this pod.</exception>
    public PodAnatomy Note(PodProcess process, string text)
    {
        ArgumentNullException.ThrowIfNull(process);
        return Processes.Any(own => own.Pid == process.Pid)
            ? With(new PodNote(new Note($"PID {process.Pid}", text), Pid: process.Pid))
            : throw Foreign($"process {process.Pid}", Processes.Select(own => $"{own.Pid}"));
    }

    /// <summary>The same pod with a remark of yours on a Linux namespace that one of its processes is in.</summary>
    /// <param name="linuxNamespace">The namespace: <c>pod.SharedNamespaces[0]</c>.</param>
    /// <param name="text">The remark.</param>
    /// <exception cref="PodLabException">No process of this pod is in it.</exception>
    public PodAnatomy Note(LinuxNamespace linuxNamespace, string text)
    {
        var own = Processes.SelectMany(process => process.Memberships).Select(membership => membership.Namespace).OfType<LinuxNamespace>().Distinct().ToList();
        return own.Contains(linuxNamespace)
            ? With(new PodNote(new Note($"{linuxNamespace}", text), Namespace: linuxNamespace))
            : throw Foreign($"Linux namespace {linuxNamespace}", own.Select(ns => $"{ns}"));
    }

    /// <summary>The same pod with a remark of yours on a container.</summary>
    /// <param name="container">The container's name, as for <see cref="Container"/>.</param>
    /// <param name="text">The remark.</param>
    /// <exception cref="PodLabException">There is no such container.</exception>
    public PodAnatomy Note(string container, string text)
    {
        var found = Container(container);
        return With(new PodNote(new Note($"container {found.Name}", text), Container: found));
    }

    private NotedPod With(PodNote note) => new(this, PartNotes.With(note));

    private PodLabException Foreign(string part, IEnumerable<string> own) =>
        new($"Pod {Name} has no {part}, as it was read. It has: {string.Join(", ", own)}. Was that another pod, or read at another time?");
}
