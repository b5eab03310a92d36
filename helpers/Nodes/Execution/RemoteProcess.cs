namespace PodLab.Nodes.Execution;

/// <summary>
/// Makes commands that run through a container engine endable. Neither the Docker Engine nor Kubernetes can end a command that it executes: closing
/// the connection leaves the process running. So a shell first prints its PID and then becomes the command, and a second command ends that PID.
/// </summary>
internal static class RemoteProcess
{
    // Constant: the command's words are the shell's arguments, never part of its script. exec keeps the PID.
    private const string SayPid = """echo "$$" >&2; exec "$@" """;

    // An executed command leads its own process group, which includes a shell's children.
    private const string EndPid = """kill -s KILL -- "-$1" 2>/dev/null || kill -s KILL "$1" 2>/dev/null || true""";

    /// <summary>The command line that prints its PID as the first line of standard error and then becomes the command.</summary>
    public static IReadOnlyList<string> Starting(IReadOnlyList<string> argv) => ["sh", "-c", SayPid, "sh", .. argv];

    /// <summary>The command line that ends such a command; it also succeeds if the command has already ended.</summary>
    public static IReadOnlyList<string> Ending(int pid) => ["sh", "-c", EndPid, "sh", pid.ToString(CultureInfo.InvariantCulture)];
}
