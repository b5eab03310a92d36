using static PodLab.Exercises.ExaminedPod;
using static PodLab.Nodes.NamespaceType;
using Types = System.Collections.Generic.IReadOnlySet<PodLab.Nodes.NamespaceType>;

namespace PodLab.Exercises;

/// <summary>The questions of lesson 02 about two containers made by hand and a pod's process made from the same image.</summary>
internal static class Lesson02
{
    private const string CharacterDevice = "a character device";

    private static readonly string[] _folders = ["lower", "upper", "work", "merged"];

    private static readonly string[] _remains = ["nothing", "an empty file", CharacterDevice];

    private static readonly NotPossible<HandMadeContainers> _needsLayers = new(["standalone",
        "kind", "kubernetes"], seen => seen.WhyNoLayers);

    public static IReadOnlyList<Exercise> Exercises { get; } =
    [
        new Exercise<HandMadeContainers, long>(
            "E02.1", "How many of the eight namespaces does chroot change?", HandMadeContainers.ReadAsync, AnswerForm.Number)
        {
            Right = seen => seen.ChangedByChroot.Count,
            Because =
            [
                new(seen => seen.ChangedByChroot.Count == 0,
                    _ => "None: chroot only changes where this one process looks up paths that begin with a slash."),
            ],
            Hints =
            [
                "Compare the two processes' tables type by type.",
                "Is the number of the mnt namespace the same, or different?",
                "In code: `ofSleep.Count(row => !ofShell.Contains(row))`.",
            ],
            Mistakes =
            [
                new((count, seen) => count == 1 && seen.ChangedByChroot.Count == 0,
                    "Did you think of mnt? The process has another root folder, but both have the same mounts. Compare the numbers."),
                new((count, seen) => count == 8 && seen.ChangedByChroot.Count < 8,
                    "Then nothing would be shared. Compare the numbers in the two columns."),
                new((count, _) => count > 8, "There are only eight types."),
            ],
            Solution = """await lab.AnswerAsync("E02.1", ofSleep.Count(row => !ofShell.Contains(row)))""",
        },
        new Exercise<HandMadeContainers, long>(
            "E02.2", "At how many paths does shell host find the file?", HandMadeContainers.ReadAsync, AnswerForm.Number)
        {
            NotPossible = _needsLayers,
            Right = seen => seen.TimesFound,
            Because = [new(seen => $"It finds {string.Join(" and ", seen.FoundFiles)}.")],
            Hints =
            [
                "The overlay is mounted for shell host as well. Which of its folders show the file?",
                "One folder is where the file is stored. Another shows all layers together.",
                "In code: `(await host.RunAsync($\"find {stage} -name {note}\")).Output.Trim().Split('\\n').Length`.",
            ],
            Mistakes =
            [
                new((count, _) => count == 0, "A container hides the node from its process. It doesn't hide its files from the node."),
                new((count, seen) => count == 1 && seen.TimesFound == 2, "It is stored once, true. But a second folder shows it as well."),
                new((count, seen) => count > 2 && seen.TimesFound == 2,
                    "Too many. Shell two doesn't have the file, and the lower folders are never written."),
            ],
            Solution = """
                string[] find = ["nsenter", "--target", $"{host.Pid}", "--mount", "--", "find", stage, "-name", note];
                var paths = (await node.ExecuteAsync(find)).StandardOutput.Trim().Split('\n');
                await lab.AnswerAsync("E02.2", image is null ? null : paths.Length)
                """,
        },
        new Exercise<HandMadeContainers, string>(
            "E02.3", "In which folder of the overlay is the file stored?", HandMadeContainers.ReadAsync, AnswerForm.Word)
        {
            NotPossible = _needsLayers,
            Right = seen => seen.StoredIn,
            AlsoRight = (word, seen) => word.TrimEnd('/').EndsWith($"/one/{seen.StoredIn}", StringComparison.Ordinal),
            Because = [new(seen => $"{seen.Stage}/one/{seen.StoredIn} gets everything that's written. The folder merged only shows it.")],
            Hints =
            [
                "It is one of: lower, upper, work, merged.",
                "Two paths show the file. One of these two folders is where the overlay is mounted, and doesn't store anything.",
                "In code: `found.Output.Contains(\"/upper/\") ? \"upper\" : \"work\"`.",
            ],
            Mistakes =
            [
                new((word, _) => Is(word, "merged"), "merged shows the layers as one. It stores nothing itself."),
                new((word, _) => Is(word, "lower"), "The lower folders are the image. If they were written, shell two would also see it."),
                new((word, _) => Is(word, "work"), "In work, the Linux kernel prepares files before it moves them into place."),
                new((word, _) => !_folders.Any(known => Is(word, known)), "Choose one of: lower, upper, work, merged."),
            ],
            Solution = """
                var store = found.Output.Contains("/upper/") ? "upper" : "work";
                await lab.AnswerAsync("E02.3", image is null ? null : store)
                """,
        },
        new Exercise<HandMadeContainers, string>(
            "E02.4", "What does shell one's upper folder have in place of the deleted file?", HandMadeContainers.ReadAsync, AnswerForm.Word)
        {
            NotPossible = _needsLayers,
            Right = seen => seen.InPlaceOfDeleted switch { "" => _remains[0],
                "regular empty file" => _remains[1], "character special file" => CharacterDevice, var other => other },
            Because = [new(seen => seen.InPlaceOfDeleted.StartsWith("character", StringComparison.Ordinal),
                _ => "It is a whiteout: a character device with the numbers 0,0, which says that the file below doesn't exist.")],
            Hints =
            [
                "It is one of: nothing, an empty file, a character device.",
                "The lower folder still has the file. Something above must hide it, and an empty file would be shown as an empty file.",
                "In code: `(await host.RunAsync($\"stat -c %F {stage}/one/upper/etc/passwd\")).Output` names its type.",
            ],
            Mistakes =
            [
                new((word, seen) => Is(word, _remains[0]) && seen.InPlaceOfDeleted.Length > 0,
                    "With nothing in the upper folder, the file in the lower one would still show."),
                new((word, seen) => Is(word, _remains[1]) && seen.InPlaceOfDeleted != "regular empty file",
                    "An empty file there would show as an empty file, and the shell's output says there is none."),
                new((word, _) => !_remains.Any(known => Is(word, known)), "Choose one of: nothing, an empty file, a character device."),
            ],
            Solution = """
                string[] stat = ["nsenter", "--target", $"{host.Pid}", "--mount", "--", "stat", "-c", "%F", $"{stage}/one/upper/etc/passwd"];
                var type = (await node.ExecuteAsync(stat)).StandardOutput;
                await lab.AnswerAsync("E02.4", image is null ? null : type.StartsWith("character") ? "a character device" : "nothing")
                """,
        },
        new Exercise<HandMadeContainers, long>(
            "E02.5", "How many lower folders does the root of the pod's process have?", HandMadeContainers.ReadAsync, AnswerForm.Number)
        {
            NotPossible = _needsLayers,
            Right = seen => seen.PodRoot!.Lower.Count,
            Because = [new(seen => $"{seen.PodRoot!.Lower.Count}: the layers of the image that hold files.")],
            Hints =
            [
                "Read the options of the file system: SUPER OPTIONS.",
                "They come after lowerdir=, with colons between them, or each after its own lowerdir+=.",
                "In code: `ofPod.Root.Overlay.Lower.Count`.",
            ],
            Mistakes =
            [
                new((count, seen) => count == seen.PodRoot!.Lower.Count + 1, "One too many: the upper folder isn't a lower one."),
                new((count, seen) => count == seen.PodRoot!.Lower.Count + 2,
                    "Two too many: neither the upper nor the work folder is a lower one."),
                new((count, seen) => count == seen.PodRoot!.Lower.Count - 1, "One too few: each colon is between two folders."),
            ],
            Solution = """await lab.AnswerAsync("E02.5", ofPod.Root?.Overlay?.Lower.Count)""",
        },
        new Exercise<HandMadeContainers, Types>(
            "E02.6", "In which types of Linux namespace are your container and the pod's process apart?", HandMadeContainers.ReadAsync,
            AnswerForm.Types)
        {
            Right = seen => seen.DifferentTypes,
            Because =
            [
                new(seen => $"{InWords(seen.DifferentTypes)}."),
                new(seen => seen.DifferentTypes.Contains(Cgroup),
                    _ => "You asked for five of them. The container runtime also made a cgroup namespace for the pod's process."),
            ],
            Hints =
            [
                "Compare the numbers in each line of the table.",
                "Write down the types of the lines with two different numbers.",
                "In code: `ofMine.Except(ofIts).Select(row => row.Type)`.",
            ],
            Mistakes =
            [
                new((types, seen) => types.Count == 0 && seen.DifferentTypes.Count > 0,
                    "Then they would share everything. Compare the numbers."),
                new((types, _) => types.Contains(User) || types.Contains(NamespaceType.Time), "Not user and time: look at their numbers.")
                    { Holds = seen => !seen.DifferentTypes.Contains(User) && !seen.DifferentTypes.Contains(NamespaceType.Time) },
                new((types, seen) => !types.Contains(Cgroup) && types.Append(Cgroup).ToHashSet().SetEquals(seen.DifferentTypes),
                    "Those are the types that you asked for. The container runtime asked for one more."),
                new((types, seen) => types.IsProperSubsetOf(seen.DifferentTypes), "Right so far, but not all."),
            ],
            Solution = """await lab.AnswerAsync("E02.6", ofMine.Except(ofIts).Select(row => row.Type))""",
        },
        new Exercise<HandMadeContainers, long>(
            "E02.7", "How many capabilities does your container have that the pod's process lacks?", HandMadeContainers.ReadAsync,
            AnswerForm.Number)
        {
            Right = seen => seen.CapabilitiesMore,
            Because = [new(seen =>
                $"Yours has {seen.Mine.Count}, the pod's process {seen.Its.Count}: the container runtime took {seen.CapabilitiesMore} away.")],
            Hints =
            [
                "Each bit of CapEff is a capability, and each digit is four bits. f is all four.",
                "Count the bits that are set in your number and not in the pod's.",
                "In code: `System.Numerics.BitOperations.PopCount(mineCaps & ~itsCaps)`.",
            ],
            Mistakes =
            [
                new((count, seen) => count == seen.Mine.Count && seen.Its.Count > 0,
                    "That's how many your container has. Leave out those that the pod's process also has."),
                new((count, seen) => count == seen.Its.Count && seen.CapabilitiesMore != seen.Its.Count,
                    "That's how many the pod's process has. How many more does yours have?"),
                new((count, seen) => count == 0 && seen.CapabilitiesMore > 0,
                    "The numbers differ: at least one bit is set in one and not in the other."),
            ],
            Solution = """await lab.AnswerAsync("E02.7", System.Numerics.BitOperations.PopCount(mineCaps & ~itsCaps))""",
        },
        new Exercise<HandMadeContainers, string>(
            "E02.8", "Was your container started again?", HandMadeContainers.ReadAsync, AnswerForm.Word)
        {
            NotPossible = _needsLayers,
            Right = seen => seen.ProcessesWithRootOne > 0 ? "yes" : "no",
            Because = [new(seen => seen.ProcessesWithRootOne == 0,
                seen => $"No process has {seen.Stage}/one as its root anymore. Nothing watches your container, so nothing restarted it.")],
            Hints =
            [
                "Look at the list of processes in the cell above.",
                "What would start it? Only you know how it was made.",
                "In code: `(await RootedAsync(one)).Length == 0 ? \"no\" : \"yes\"`.",
            ],
            Mistakes =
            [
                new((word, seen) => Is(word,
                    "yes") && seen.ProcessesWithRootOne == 0, "Which process would that be? The cell above lists none for shell one."),
                new((word, _) => !Is(word, "yes") && !Is(word, "no"), "Choose one of: yes, no."),
                new((word, seen) => Is(word, "no") && seen.ProcessesWithRootOne > 0, "It's still running. Run the cell that ends it."),
            ],
            Solution = """await lab.AnswerAsync("E02.8", image is null ? null : (await RootedAsync(one)).Length == 0 ? "no" : "yes")""",
        },
    ];

    private static bool Is(string given, string word) => string.Equals(given, word, StringComparison.OrdinalIgnoreCase);
}
