using PodLab.Nodes.Execution;
using PodLab.Nodes.Shells;

namespace PodLab.Nodes;

/// <summary>
/// A node of the cluster: a machine, or something that acts as one. The pods' processes run on it, and it can execute commands.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/architecture/nodes/">Nodes</see>.)
/// </summary>
/// <param name="name">The node's name in the cluster (<c>.spec.nodeName</c>).</param>
public abstract class ClusterNode(string name)
{
    /// <summary>The node's name in the cluster.</summary>
    public string Name { get; } = name;

    /// <summary>The container runtime on this node: the one that <c>crictl</c> talks to.</summary>
    public abstract IContainerRuntime Runtime { get; }

    /// <summary>
    /// The node's current time, for ages such as "3 seconds ago" in a table. In a replay, it's the time of the recording.
    /// </summary>
    public virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>Runs a command on the node and returns its result; a non-zero exit code is data, not an error.</summary>
    /// <param name="argv">The command and its arguments, passed to the command unchanged, without a shell.</param>
    /// <param name="cancellation">Ends the command on the node with its process group. So does interrupting the cell, in PodLab's kernel.</param>
    /// <exception cref="CommandCanceledException">The command was canceled while it ran; the exception has the output so far.</exception>
    /// <exception cref="PodLabException">The node couldn't be entered at all: it's gone, or entering isn't permitted.</exception>
    public Task<CommandResult> ExecuteAsync(IReadOnlyList<string> argv, CancellationToken cancellation = default) =>
        ExecuteCoreAsync(argv, cancellation.OrOfCell());

    /// <summary>
    /// Runs a command that changes something: <c>kill</c>, <c>ip link add</c>. It does the same as <see cref="ExecuteAsync"/>. In the replay of a
    /// recorded lesson, later tables show the state after the change.
    /// </summary>
    /// <inheritdoc cref="ExecuteAsync"/>
    public Task<CommandResult> ChangeAsync(IReadOnlyList<string> argv, CancellationToken cancellation = default) =>
        ChangeCoreAsync(argv, cancellation.OrOfCell());

    /// <summary>Starts a command on the node and leaves it running, with one stream into it and two out of it.</summary>
    /// <param name="argv">The command and its arguments, passed to the command unchanged, without a shell.</param>
    /// <param name="cancellation">Gives up while the command is being started. Once it has started, disposing of it ends it.</param>
    /// <exception cref="PodLabException">
    /// The node couldn't be entered: it's gone, entering isn't permitted, or it's a replay, in which nothing runs.
    /// </exception>
    public Task<RunningCommand> OpenAsync(IReadOnlyList<string> argv, CancellationToken cancellation = default) =>
        OpenCoreAsync(argv, takesInput: true, cancellation.OrOfCell());

    /// <summary>
    /// Opens a shell on the node that lives between cells: <c>await using var one = await node.OpenShellAsync("one");</c>
    /// </summary>
    /// <param name="name">Its name, which is shown before the <c>$</c>.</param>
    /// <param name="cancellation">Gives up while the shell is being opened.</param>
    /// <exception cref="PodLabException">The node couldn't be entered.</exception>
    public async Task<NodeShell> OpenShellAsync(string name, CancellationToken cancellation = default) =>
        OpenShells.Add(new(name, this, await OpenShellCoreAsync(name, cancellation.OrOfCell())));

    /// <summary>
    /// The node's processes as seen from the machine that PodLab runs on, if the node is part of that machine and PodLab has permission. Otherwise
    /// the reason why not. Used in lesson 08.
    /// </summary>
    /// <param name="cancellation">Abandons the call.</param>
    public Task<MachineView> MachineViewAsync(CancellationToken cancellation = default) => MachineViewCoreAsync(cancellation.OrOfCell());

    /// <summary>The line that runs the same command in a terminal, for example <c>docker exec kind-worker lsns</c>.</summary>
    /// <param name="argv">The command and its arguments; each is quoted for a POSIX shell if necessary.</param>
    public abstract string TerminalLine(params IReadOnlyList<string> argv);

    /// <summary>Implements <see cref="ExecuteAsync"/>: opens the command and reads it to its end.</summary>
    /// <param name="argv">The command and its arguments.</param>
    /// <param name="cancellation">Also ends the command on the node.</param>
    protected virtual async Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
    {
        await using var command = await OpenCoreAsync(argv, takesInput: false, cancellation);
        return await command.ReadToEndAsync(cancellation);
    }

    /// <summary>Implements <see cref="ChangeAsync"/>.</summary>
    /// <param name="argv">The command and its arguments.</param>
    /// <param name="cancellation">Also ends the command on the node.</param>
    protected virtual Task<CommandResult> ChangeCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation) =>
        ExecuteCoreAsync(argv, cancellation);

    /// <summary>Implements <see cref="OpenAsync"/> for one kind of node.</summary>
    /// <param name="argv">The command and its arguments.</param>
    /// <param name="takesInput">Whether the caller will write input; otherwise the command's input is empty.</param>
    /// <param name="cancellation">Gives up while the command is being started.</param>
    protected virtual Task<RunningCommand> OpenCoreAsync(IReadOnlyList<string> argv, bool takesInput, CancellationToken cancellation) =>
        throw new PodLabException(
            $"{CommandWords.Of(argv)} can't be kept running on node {Name}: nothing runs there. `podlab up` starts a node on which it can.");

    /// <summary>Implements <see cref="MachineViewAsync"/>.</summary>
    private protected virtual Task<MachineView> MachineViewCoreAsync(CancellationToken cancellation) => MachineReading.ReadAsync(this, cancellation);

    /// <summary>Implements <see cref="OpenShellAsync"/>.</summary>
    private protected virtual async Task<IShellSession> OpenShellCoreAsync(string name, CancellationToken cancellation) =>
        await LiveShell.OpenAsync(this, name, cancellation);

    /// <summary>The node's name.</summary>
    public override string ToString() => Name;
}
