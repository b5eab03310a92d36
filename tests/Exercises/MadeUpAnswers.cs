using PodLab.Exercises;

namespace PodLab.Tests.Exercises;

/// <summary>Every answer that a learner might give: everything in the tables, values next to it, in other spellings, and nonsense.</summary>
internal static class MadeUpAnswers
{
    private static readonly object[][] _nonsense =
    [
        ["abc"], [""], [" "], ["'"], ["`"], [true], [3.5], [-1], [0], [long.MaxValue], ["99999999999999999999"], ["0x10"],
        [Array.Empty<string>()], [], [1, 2], ["mnt", "mount"], ["<b>"], ["{0}"], ['x'], [new object()], [new[] { "pid", null }],
    ];

    public static IEnumerable<object[]> About(ExaminedPod pod) =>
        About(pod.NodeProcesses, pod.Pod.Containers.SelectMany(container => new[] { container.Image, container.Name, container.Image.Split(':')[^1] }));

    /// <summary>Answers about processes, and additional words of a lesson.</summary>
    public static IEnumerable<object[]> About(IReadOnlyList<NodeProcess> processes, IEnumerable<string> words) =>
        [.. _nonsense, .. Numbers(processes), .. Words(processes, words), .. Types()];

    private static IEnumerable<object[]> Numbers(IReadOnlyList<NodeProcess> processes) => processes
        .SelectMany(process => new[] { process.Pid - 1, process.Pid, process.Pid + 1 }).Concat(Enumerable.Range(0, 40)).Distinct()
        .SelectMany(number => new object[][] { [number], [$"{number}"], [$"'{number}'"], [(long)number] });

    private static IEnumerable<object[]> Words(IReadOnlyList<NodeProcess> processes, IEnumerable<string> words)
    {
        string[] known = ["runc", "shim", "php", "pause", "latest", "v0.1.7", "0.1.7", "containerd", "kubelet", "init", "1.0.0", "3", "v"];
        var seen = processes
            .SelectMany(process => new[] { process.Command, process.Program, process.Program[..^1], process.Program + "x" }).Concat(words);
        return known.Concat(seen).Distinct()
            .SelectMany(word => new object[][] { [word], [word.ToUpperInvariant()], [$"\"{word}\""], [$" {word} "] });
    }

    private static IEnumerable<object[]> Types() => Enumerable.Range(0, 1 << NamespaceTypes.All.Count).SelectMany(bits =>
    {
        var names = NamespaceTypes.All.Where(type => (bits >> (int)type & 1) == 1).Select(type => type.ShortName).ToArray();
        return new object[][] { [names], names, [string.Join(", ", names.Reverse())] };
    });
}
