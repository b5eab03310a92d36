namespace PodLab.Recordings;

/// <summary>
/// Which commands change a node. A recording does not need to know for a replay from top to bottom, where every question gets its answers in
/// the order of the recording; it needs it for cells that are run again, so that a table asked twice before <c>kill</c> does not show what came after.
/// </summary>
internal static class ChangingCommands
{
    private static readonly HashSet<string> _programs =
        ["kill", "pkill", "killall", "mount", "umount", "mkdir", "rmdir", "rm", "touch", "mv", "cp", "ln", "tee", "unshare", "modprobe", "iptables", "nft", "ctr"];

    private static readonly HashSet<string> _verbs =
    [
        "add", "del", "delete", "set", "change", "replace", "flush", "up", "down",
        "stop", "stopp", "rm", "rmp", "rmi", "start", "create", "run", "runp", "exec", "pull", "update", "checkpoint",
    ];

    private static readonly string[] _wrappers = ["nsenter", "env", "timeout", "nice", "sudo", "chroot"];

    public static bool Has(IReadOnlyList<string> argv)
    {
        var words = argv.Count > 0 && _wrappers.Contains(Program(argv[0])) ? Wrapped(argv) : argv;
        return words.Count > 0 && (Program(words[0]) switch
        {
            "sh" or "bash" => words.Skip(1).Any(HasChangingWord),
            "ip" or "crictl" => words.Skip(1).Any(_verbs.Contains),
            var program => _programs.Contains(program),
        });
    }

    // What follows a wrapper's own options is the command; the first word that is a program known here is taken for its beginning.
    private static IReadOnlyList<string> Wrapped(IReadOnlyList<string> argv)
    {
        var start = argv.Skip(1).TakeWhile(word => !IsKnown(Program(word))).Count() + 1;
        return [.. argv.Skip(start)];
    }

    private static bool IsKnown(string program) => _programs.Contains(program) || program is "sh" or "bash" or "ip" or "crictl";

    private static bool HasChangingWord(string script) => !script.StartsWith("# Reads only", StringComparison.Ordinal) &&
        script.Split([' ', '\n', '\t', ';', '|', '&', '(', ')', '`'], StringSplitOptions.RemoveEmptyEntries).Any(_programs.Contains);

    private static string Program(string word) => word[(word.LastIndexOf('/') + 1)..];
}
