namespace PodLab.Nodes.Shells;

/// <summary>
/// What is said to a shell on a node, and what it says back. It runs without a terminal, so it can't show where the output of a command
/// ends: each line for it ends with commands that print a <em>marker</em> on both of its outputs, which has a number that no command can
/// know.
/// </summary>
internal sealed class ShellProtocol(string nonce)
{
    /// <summary>The command has begun; the value is the machine's uptime in seconds.</summary>
    public const string Begin = "begin";

    /// <summary>The command has ended; the value is its exit code.</summary>
    public const string End = "end";

    /// <summary>The shell reads again: it has started, or a command of it was interrupted.</summary>
    public const string Ready = "ready";

    /// <summary>A shell inside the shell has ended, or did not start; the value is its exit code.</summary>
    public const string Left = "left";

    /// <summary>The outermost shell has ended.</summary>
    public const string Closed = "closed";

    // An interactive one goes on after an interrupt and after a mistake in the grammar. Without a terminal it has no use for prompts and a
    // history.
    private const string BestShell =
        "if command -v bash >/dev/null 2>&1; then set -- bash --noprofile --norc --noediting -i; else set -- sh -i; fi; "
        // A kernel that was started in the background ignores Ctrl-C, and so would all that it starts.
        + "if env --default-signal=INT true 2>/dev/null; then set -- env --default-signal=INT \"$@\"; fi";

    /// <summary>What a marker begins with.</summary>
    public string Prefix => $"\u0001podlab-{nonce}:";

    /// <summary>
    /// The command that runs a shell. <c>cat</c> stands before it so that the end of the input, when whoever opened the shell has ended in
    /// whatever way, ends the whole process group at once and not only when the shell reads again. So does the shell's own end.
    /// </summary>
    public IReadOnlyList<string> Argv =>
        ["sh", "-c", $$"""{{BestShell}}; { cat; kill -s KILL 0; } | { "$@"; {{Mark(Closed, 0, "$?", "1>&2")}}; kill -s KILL 0; }"""];

    // After a mistake in the grammar, bash takes the first word of the next line for no keyword: so a line begins with a command that does
    // nothing.
    /// <summary>The line that runs a command; its input is empty, or it would read the lines meant for the shell.</summary>
    public string Run(int number, string command) =>
        $": ; {{ read -r __podlab _ </proc/uptime; }} 2>/dev/null; {Mark(Begin, number, "${__podlab-}")}; "
        + $"command eval {Quote(command)} </dev/null; __podlab=$?; {Mark(End, number, "$__podlab")}; {Mark(End, number, "", ">&2")}\n";

    /// <summary>
    /// The line that starts a shell inside the shell by a command such as <c>unshare --uts</c>; it reads the lines from then on.
    /// </summary>
    public static string Enter(string command) => $": ; {BestShell}; {command} -- \"$@\"";

    /// <summary>What the shell outside does when that has ended.</summary>
    public string Return(int number) => $"; __podlab=$?; {Mark(Left, number, "$__podlab")}; {Mark(Left, number, "", ">&2")}\n";

    /// <summary>The line that makes a shell quiet and asks for its PID, as it sees it itself.</summary>
    public string Ask(int number) =>
        $"PS1= PS2=; [ -z \"${{BASH_VERSION-}}\" ] || set +H +o history; unset HISTFILE MAIL MAILCHECK; "
        + $"{Mark(Ready, number, "$$")}; {Mark(Ready, number, "", ">&2")}\n";

    /// <summary>
    /// Says the PID, on the node, of the innermost of the shells in the shell <c>$1</c> while it runs no command: all of them, and nothing
    /// else, have the same input.
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
    /// Interrupts the shell <c>$1</c> and sends the signal <c>$3</c> to what it has started since <c>$2</c>, in hundredths of seconds of
    /// uptime. What it started before, in the background, is left running.
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

    // Its two halves are apart in the line, so that a shell that shows what it does (set -x) does not show a marker.
    private string Mark(string tag, int number, string value, string redirection = "") =>
        $"command printf '\\001%s%s:%s:%s:%s\\n' podlab- {nonce} {tag} {Text(number)} \"{value}\" {redirection}".TrimEnd();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
