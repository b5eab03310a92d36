namespace PodLab.Nodes.Execution;

/// <summary>
/// How to end a command that a container engine runs for us. Neither the Docker Engine nor Kubernetes can end what they were asked to execute: closing the
/// connection leaves the process running. So a shell says its PID first and then becomes the command, and a second command ends that PID.
/// </summary>
internal static class RemoteProcess
{
    // Constant: the command's words are the shell's arguments and never part of what it reads. exec keeps the PID.
    private const string SayPid = """echo "$$" >&2; exec "$@" """;

    // An executed command leads a process group of its own, which takes the children of a shell with it.
    private const string EndPid = """kill -s KILL -- "-$1" 2>/dev/null || kill -s KILL "$1" 2>/dev/null || true""";

    /// <summary>The command line that says its PID as the first line of standard error and then becomes the command.</summary>
    public static IReadOnlyList<string> Starting(IReadOnlyList<string> argv) => ["sh", "-c", SayPid, "sh", .. argv];

    /// <summary>The command line that ends such a command; it succeeds when there is nothing to end any more.</summary>
    public static IReadOnlyList<string> Ending(int pid) => ["sh", "-c", EndPid, "sh", pid.ToString(CultureInfo.InvariantCulture)];
}
