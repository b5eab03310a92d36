using System.Diagnostics;
using PodLab.Nodes.Shells;

namespace PodLab.Nodes;

/// <summary>
/// A shell on a node that lives between cells: it keeps its working directory, its variables and its Linux namespaces. <c>await using var one =
/// await node.OpenShellAsync("one");</c> It has no terminal, and its commands' input is empty. Disposing of it ends it with everything that it
/// started; so does the end of the kernel.
/// </summary>
public sealed class NodeShell : IAsyncDisposable
{
    private readonly IShellSession _session;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<ShellResult> _results = [];

    internal NodeShell(string name, ClusterNode node, IShellSession session) => (Name, Node, _session) = (name, node, session);

    /// <summary>Its name, shown before the <c>$</c>.</summary>
    public string Name { get; }

    /// <summary>The node that it runs on.</summary>
    public ClusterNode Node { get; }

    /// <summary>
    /// The PID, on the node, of the shell that runs the next command. It changes after <see cref="UnshareAsync(NamespaceType[])"/> and similar
    /// calls.
    /// </summary>
    public int Pid => _session.Pid;

    /// <summary>
    /// Why the node refused to move it, and what to do. It runs nothing more until <see cref="LeaveAsync"/>. Null while it may run commands.
    /// </summary>
    internal string? RefusedMove { get; private set; }

    /// <summary>Its commands and their results, in order.</summary>
    public IReadOnlyList<ShellResult> Results => _results;

    /// <summary>Runs a line in the shell. A failure is data, and so is a syntax error.</summary>
    /// <param name="command">One or more lines.</param>
    /// <param name="cancellation">Ends the command but keeps the shell. So does interrupting the cell, in PodLab's kernel.</param>
    /// <returns>The result, with the first megabyte of each output.</returns>
    /// <exception cref="CommandCanceledException">The command was canceled; the exception has the output so far.</exception>
    /// <exception cref="NotPossibleHereException">
    /// The node refused to move this shell, now or before. The command wasn't run, since it would have run in the wrong place. After
    /// <see cref="LeaveAsync"/>, the shell runs commands again, where it is.
    /// </exception>
    /// <exception cref="PodLabException">The shell has already ended; the message says how to open it again.</exception>
    public Task<ShellResult> RunAsync(string command, CancellationToken cancellation = default) =>
        ShowAsync(new(ShellOrderKind.Run, command), cancellation);

    /// <summary>
    /// Starts an inner shell in new Linux namespaces, which then runs the commands: <c>unshare --uts</c>.
    /// </summary>
    /// <param name="types">
    /// The types. With <see cref="NamespaceType.Pid"/> the new shell is PID 1 (<c>--fork</c>); with <see cref="NamespaceType.User"/> it's root
    /// inside.
    /// </param>
    /// <inheritdoc cref="RunAsync" path="/exception"/>
    public Task<ShellResult> UnshareAsync(params NamespaceType[] types) => UnshareAsync(types, mountProc: false);

    /// <summary>The same, optionally with its own <c>/proc</c>, which shows the processes of the new pid namespace.</summary>
    /// <param name="types">The types.</param>
    /// <param name="mountProc">Whether to mount it (<c>--mount-proc</c>), in a new mnt namespace.</param>
    /// <param name="cancellation">Gives up before the shell gets the command.</param>
    /// <inheritdoc cref="RunAsync" path="/exception"/>
    public Task<ShellResult> UnshareAsync(IReadOnlyList<NamespaceType> types, bool mountProc, CancellationToken cancellation = default)
    {
        string[] more =
        [
            .. types.Contains(NamespaceType.User) ? (string[])["--map-root-user"] : [],
            .. types.Contains(NamespaceType.Pid) ? (string[])["--fork"] : [],
            .. mountProc ? (string[])["--mount-proc"] : [],
        ];
        return ShowAsync(new(ShellOrderKind.Enter, string.Join(' ', ["unshare", .. types.Select(Option), .. more])), cancellation);
    }

    /// <summary>Starts an inner shell in another shell's Linux namespaces: <c>nsenter --target 812 --uts</c>.</summary>
    /// <param name="other">The other shell, on the same node.</param>
    /// <param name="types">The types.</param>
    /// <inheritdoc cref="RunAsync" path="/exception"/>
    public Task<ShellResult> EnterAsync(NodeShell other, params NamespaceType[] types)
    {
        ArgumentNullException.ThrowIfNull(other);
        // The other shell isn't where the lesson sent it, so following it would lead to the wrong place.
        RefusedMove ??= other.RefusedMove;
        return EnterAsync(other.Pid, types);
    }

    /// <summary>Starts an inner shell in a process's Linux namespaces.</summary>
    /// <param name="pid">The process's PID as seen by this shell: on the node, unless the shell has its own <c>/proc</c>.</param>
    /// <param name="types">The types.</param>
    /// <inheritdoc cref="RunAsync" path="/exception"/>
    public Task<ShellResult> EnterAsync(int pid, params NamespaceType[] types) => ShowAsync(new(ShellOrderKind.Enter, Enter(pid, types)), default);

    /// <summary>Ends the inner shell, so that the outer one runs the commands again: <c>exit</c>.</summary>
    /// <inheritdoc cref="RunAsync" path="/exception"/>
    public Task<ShellResult> LeaveAsync() => ShowAsync(new(ShellOrderKind.Leave, "exit"), default);

    /// <summary>Ends the shell with everything that it started.</summary>
    public ValueTask DisposeAsync()
    {
        OpenShells.Remove(this);
        return _session.DisposeAsync();
    }

    /// <summary>Its name.</summary>
    public override string ToString() => Name;

    /// <summary>Has the shell carry out an order without adding it to the notebook's results.</summary>
    internal Task<ShellAnswer> TellAsync(ShellOrder order, CancellationToken cancellation) => _session.RunAsync(order, cancellation);

    private static string Enter(int pid, NamespaceType[] types) =>
        string.Join(' ', ["nsenter", "--target", pid.ToString(CultureInfo.InvariantCulture), .. types.Select(Option)]);

    private static string Option(NamespaceType type) => type == NamespaceType.Mnt ? "--mount" : $"--{type.ShortName}";

    private async Task<ShellResult> ShowAsync(ShellOrder order, CancellationToken given)
    {
        var cancellation = given.OrOfCell();
        await _turn.WaitAsync(cancellation);
        try
        {
            if (RefusedMove is not null && order.Kind == ShellOrderKind.Leave)
            {
                RefusedMove = null;
                return new ShellResult(Name, order.Text, new("", $"Shell {Name} is where it was before the node refused to move it.", 0, Pid), TimeSpan.Zero);
            }

            if (RefusedMove is not null)
            {
                throw new NotPossibleHereException($"`{order.Text}` was not run. {RefusedMove}");
            }

            var watch = Stopwatch.StartNew();
            var answer = await TellAsync(order, cancellation);
            var result = new ShellResult(Name, order.Text, answer, watch.Elapsed);
            _results.Add(result);
            OpenShells.RefusalOfLastCommand = result.Refusal;
            if (result.Refusal is null || order.Kind != ShellOrderKind.Enter)
            {
                return result;
            }

            RefusedMove = result.Refusal;
            throw new NotPossibleHereException(RefusedMove);
        }
        finally
        {
            _turn.Release();
        }
    }
}
