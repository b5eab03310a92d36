using PodLab.Anatomy;
using static PodLab.Exercises.ExaminedPod;

namespace PodLab.Exercises;

/// <summary>Facts about an <see cref="ExaminedPod"/> that lessons check before they make a statement about it.</summary>
internal static class PodFacts
{
    /// <summary>The reason why questions about the pause process can't be answered; null if they can.</summary>
    public static string? WhyNoPause(ExaminedPod pod) => pod.Pause is null
        ? "No pause process runs in this pod. Some container runtimes, such as CRI-O, "
            + "usually keep a pod's Linux namespaces without one." : null;

    /// <summary>The reason why the question about the pause image's tag can't be answered; null if it can.</summary>
    public static string? WhyNoPauseTag(ExaminedPod pod) => WhyNoPause(pod)
        ?? (pod.PauseImage is null ? "The container runtime doesn't name a tag of the pause container's image." : null);

    /// <summary>The reason why questions about Linux namespaces can't be answered; null if they can.</summary>
    public static string? WhyUnread(ExaminedPod pod) => pod.App.Membership(NamespaceType.Net).Ownership == NamespaceOwnership.Unknown
        ? $"The node didn't permit reading the Linux namespaces of process {pod.App.Pid}, or those of its own first process." : null;

    public static bool IsShim(ExaminedPod pod) => pod.Parent?.Program.StartsWith("containerd-shim", StringComparison.Ordinal) is true;

    public static bool IsShimOfRunc(ExaminedPod pod) => IsShim(pod) && pod.Parent!.Program.Contains("runc", StringComparison.Ordinal);

    public static bool IsNamedPause(ExaminedPod pod) => RepositoryOf(pod.PauseImage).EndsWith("/pause", StringComparison.Ordinal);

    public static bool Has(ExaminedPod pod, NamespaceType type) => Own(pod.App).Contains(type);

    public static bool Shares(ExaminedPod pod, NamespaceType type) => OfPod(pod.App).Contains(type);

    /// <summary>Whether php has the usual three from the pod.</summary>
    public static bool SharesUsual(ExaminedPod pod) =>
        OfPod(pod.App).IsSupersetOf([NamespaceType.Net, NamespaceType.Uts, NamespaceType.Ipc]);

    /// <summary>Whether <c>lsns</c> lists php's own namespaces under its PID, and no others.</summary>
    public static bool IsListedAlone(ExaminedPod pod) => pod.ListedUnder(pod.App).SetEquals(Own(pod.App));

    /// <summary>The types in which php has its own namespace and pause doesn't.</summary>
    public static IReadOnlySet<NamespaceType> Lacking(ExaminedPod pod) => Own(pod.App).Except(Own(pod.Pause!)).ToHashSet();

    /// <summary>Whether NPROCS distinguishes pause's own namespaces from the shared ones that are listed under its PID.</summary>
    public static bool IsTellingByCount(ExaminedPod pod) => pod.ListedUnder(pod.Pause!).IsProperSupersetOf(Own(pod.Pause!))
        && pod.HaveProcesses(1, pod.Pause!, Own(pod.Pause!)) && !pod.HaveProcesses(1, pod.Pause!, OfPod(pod.Pause!));

    /// <summary>Whether NPROCS 2 distinguishes the shared namespaces from those of one process.</summary>
    public static bool IsTellingByTwo(ExaminedPod pod) => pod.HaveProcesses(2, pod.App, OfPod(pod.App))
        && pod.HaveProcesses(1, pod.App, Own(pod.App)) && pod.HaveProcesses(1, pod.Pause!, Own(pod.Pause!));

    public static int Memberships(ExaminedPod pod) => pod.App.Memberships.Count(membership => membership.Namespace is not null);

    public static int InNet(ExaminedPod pod) => pod.App.FindNamespace(NamespaceType.Net) is { } net ? pod.Pod.ProcessCount(net) : 0;

    /// <summary>Whether a word is part of a name, and not all of it.</summary>
    public static bool IsPartOf(string word, string? name) =>
        name is not null && name.Length > word.Length && name.Contains(word, StringComparison.OrdinalIgnoreCase);

    public static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    public static string ProgramOf(string words) => words.Split(' ')[0] is var first ? first[(first.LastIndexOf('/') + 1)..] : "";

    public static string TagOf(string? image) => image is null ? "" : image[(image.LastIndexOf(':') + 1)..];

    public static string RepositoryOf(string? image) => image is null ? "" : image[..image.LastIndexOf(':')];
}
