using PodLab.Anatomy;

namespace PodLab;

/// <summary>Adds a learner's notes to the parts of a pod. Each method returns a new value and leaves the old one unchanged.</summary>
public static class NotesOnPods
{
    extension(PodAnatomy pod)
    {
        /// <summary>
        /// The same pod with your note on a process: in the summary, in <c>Drawing()</c>, <c>Matrix()</c> and <c>Mermaid()</c>.
        /// </summary>
        /// <param name="process">The process: <c>pod.Container("demox").FirstProcess!</c>.</param>
        /// <param name="text">The note.</param>
        /// <exception cref="PodLabException">It isn't a process of this pod.</exception>
        public PodAnatomy Note(PodProcess process, string text)
        {
            ArgumentNullException.ThrowIfNull(pod);
            ArgumentNullException.ThrowIfNull(process);
            return pod.Processes.Any(own => own.Pid == process.Pid)
                ? With(pod, new PodNote(new Note($"PID {process.Pid}", text), Pid: process.Pid))
                : throw Foreign(pod, $"process {process.Pid}", pod.Processes.Select(own => $"{own.Pid}"));
        }

        /// <summary>The same pod with your note on a Linux namespace that one of its processes is in.</summary>
        /// <param name="linuxNamespace">The namespace: <c>pod.SharedNamespaces[0]</c>.</param>
        /// <param name="text">The note.</param>
        /// <exception cref="PodLabException">No process of this pod is in it.</exception>
        public PodAnatomy Note(LinuxNamespace linuxNamespace, string text)
        {
            ArgumentNullException.ThrowIfNull(pod);
            var own = pod.Processes.SelectMany(process => process.Memberships).Select(membership => membership.Namespace)
                .OfType<LinuxNamespace>().Distinct().ToList();
            return own.Contains(linuxNamespace)
                ? With(pod, new PodNote(new Note($"{linuxNamespace}", text), Namespace: linuxNamespace))
                : throw Foreign(pod, $"Linux namespace {linuxNamespace}", own.Select(ns => $"{ns}"));
        }

        /// <summary>The same pod with your note on a container.</summary>
        /// <param name="container">The container's name, as for <see cref="PodAnatomy.Container"/>.</param>
        /// <param name="text">The note.</param>
        /// <exception cref="PodLabException">There is no such container.</exception>
        public PodAnatomy Note(string container, string text)
        {
            ArgumentNullException.ThrowIfNull(pod);
            var found = pod.Container(container);
            return With(pod, new PodNote(new Note($"container {found.Name}", text), Container: found));
        }
    }

    private static PodAnatomy With(PodAnatomy pod, PodNote note) => pod.With(pod.PartNotes.With(note));

    private static PodLabException Foreign(PodAnatomy pod, string part, IEnumerable<string> own) =>
        new($"Pod {pod.Name} has no {part}, as it was read. It has: {string.Join(", ", own)}. Was that another pod, or read at another time?");
}
