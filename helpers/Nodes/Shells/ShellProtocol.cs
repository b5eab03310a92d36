namespace PodLab.Nodes.Shells;

/// <summary>
/// The lines sent to a shell on a node, and its answers. The shell runs without a terminal, so nothing shows where the output of a command ends. So
/// each line for it ends with commands that print a <em>marker</em> on both of its outputs. The marker contains a number that commands can't guess.
/// </summary>
internal sealed class ShellProtocol(string nonce)
{
    /// <summary>The command has begun; the value is the machine's uptime in seconds.</summary>
    public const string Begin = "begin";

    /// <summary>The command has ended; the value is its exit code.</summary>
    public const string End = "end";

    /// <summary>The shell reads again: it has started, or one of its commands was interrupted.</summary>
    public const string Ready = "ready";

    /// <summary>An inner shell has ended, or didn't start; the value is its exit code.</summary>
    public const string Left = "left";

    /// <summary>The outermost shell has ended.</summary>
    public const string Closed = "closed";

    // An interactive shell continues after an interrupt and after a syntax error. Without a terminal, it needs no prompts and no history.
    private const string BestShell =
        "if command -v bash >/dev/null 2>&1; then set -- bash --noprofile --norc --noediting -i; else set -- sh -i; fi; "
        // A kernel that was started in the background ignores Ctrl-C, and so would everything that it starts.
        + "if env --default-signal=INT true 2>/dev/null; then set -- env --default-signal=INT \"$@\"; fi";

    /// <summary>The beginning of every marker.</summary>
    public string Prefix => $"\u0001podlab-{nonce}:";

    /// <summary>
    /// The command that runs a shell. The input ends when the program that opened the shell has ended, in whatever way. <c>cat</c> notices that and
    /// ends the whole process group at once, not only when the shell reads again. So does the shell's own end.
    /// </summary>
    public IReadOnlyList<string> Argv =>
        ["sh", "-c", $$"""{{BestShell}}; { cat; kill -s KILL 0; } | { "$@"; {{Mark(Closed, 0, "$?", "1>&2")}}; kill -s KILL 0; }"""];

    // After a syntax error, bash doesn't recognize a keyword as the first word of the next line. So each line begins with a command that does
    // nothing.
    /// <summary>The line that runs a command. Its input is empty; otherwise it would read the lines meant for the shell.</summary>
    public string Run(int number, string command) =>
        $": ; {{ read -r __podlab _ </proc/uptime; }} 2>/dev/null; {Mark(Begin, number, "${__podlab-}")}; "
        + $"command eval {Quote(command)} </dev/null; __podlab=$?; {Mark(End, number, "$__podlab")}; {Mark(End, number, "", ">&2")}\n";

    /// <summary>
    /// The line that starts an inner shell with a command such as <c>unshare --uts</c>; the inner shell then reads the lines.
    /// </summary>
    public static string Enter(string command) => $": ; {BestShell}; {command} -- \"$@\"";

    /// <summary>The rest of that line, which the outer shell runs when the inner one has ended.</summary>
    public string Return(int number) => $"; __podlab=$?; {Mark(Left, number, "$__podlab")}; {Mark(Left, number, "", ">&2")}\n";

    /// <summary>The line that makes a shell quiet and asks for its PID in its own numbering.</summary>
    public string Ask(int number) =>
        $"PS1= PS2=; [ -z \"${{BASH_VERSION-}}\" ] || set +H +o history; unset HISTFILE MAIL MAILCHECK; "
        + $"{Mark(Ready, number, "$$")}; {Mark(Ready, number, "", ">&2")}\n";

    /// <summary>
    /// Prints the PID, on the node, of the innermost of the nested shells in the shell <c>$1</c> while it runs no command. Only these shells share
    /// the same input.
    /// </summary>
    public static IReadOnlyList<string> FindInnermost(int shell) => ["sh", "-c", """
        input=$(readlink /proc/"$1"/fd/0) inner=$1 next=$1
        while [ "$next" ]; do
            inner=$next next=
            for child in $(cat /proc/"$inner"/task/*/children); do
                [ "$input" ] && [ "$(readlink /proc/"$child"/fd/0)" = "$input" ] && next=$child
            done
        done 2>/dev/null
        echo "$inner"
        """, "sh", Text(shell)];

    /// <summary>
    /// Interrupts the shell <c>$1</c> and sends the signal <c>$3</c> to the processes that it started since <c>$2</c>, in hundredths of seconds of
    /// uptime. Background processes that it started earlier keep running.
    /// </summary>
    public static IReadOnlyList<string> Interrupt(int shell, string since, string signal) => ["sh", "-c", """
        started() { read -r line </proc/"$1"/stat || return 1; set -- ${line##*) }; echo "${20}"; }
        end() {
            for child in $(cat /proc/"$1"/task/*/children); do
                [ "$(started "$child")" -ge "$2" ] || continue
                (end "$child" "$2" "$3")
                kill -s "$3" "$child"
            done
        }
        exec 2>/dev/null
        kill -s INT "$1"; end "$1" "$2" "$3"
        """, "sh", Text(shell), since, signal];

    /// <summary>
    /// Ends all shells on a node with everything that they started, including those of other kernels, and prints how many there were. A shell is
    /// recognized by the marker in its command line; the script's own words don't match that pattern.
    /// </summary>
    public static IReadOnlyList<string> EndAll { get; } = ["sh", "-c", $$"""
        groups() {
            for process in /proc/[0-9]*; do
                tr '\0' ' ' <"$process"/cmdline | grep -qE 'podlab[-] [0-9a-f]{32} {{Closed}} ' || continue
                set -- $(sed 's/.*) //' "$process"/stat)
                [ "$3" -gt 1 ] && echo "$3"
            done 2>/dev/null | sort -u
        }
        count=0
        for group in $(groups); do
            kill -s KILL -- -"$group" && count=$((count + 1))
        done
        echo "$count"
        """];

    // The two halves are separate in the line, so that a shell that shows its commands (set -x) doesn't print a marker.
    private string Mark(string tag, int number, string value, string redirection = "") =>
        $"command printf '\\001%s%s:%s:%s:%s\\n' podlab- {nonce} {tag} {Text(number)} \"{value}\" {redirection}".TrimEnd();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
