using PodLab.Nodes.Execution;
using PodLab.Nodes.Shells;

namespace PodLab.Nodes;

/// <summary>
/// A node of the cluster: a machine, or what plays one, on which the pods' processes run and commands can be executed.
/// (Kubernetes: <see href="https://kubernetes.io/docs/concepts/architecture/nodes/">Nodes</see>.)
/// </summary>
/// <param name="name">The node's name as the cluster knows it (<c>.spec.nodeName</c>).</param>
public abstract class ClusterNode(string name)
{
    /// <summary>The node's name as the cluster knows it.</summary>
    public string Name { get; } = name;

    /// <summary>The container runtime on this node: what <c>crictl</c> talks to.</summary>
    public abstract IContainerRuntime Runtime { get; }

    /// <summary>
    /// What time it is there, for ages such as "3 seconds ago" in a table: the machine's time, but for a replay that of its recording.
    /// </summary>
    public virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>Runs a command on the node and returns what it did; a non-zero exit code is data, not an error.</summary>
    /// <param name="argv">The command and its arguments. They reach the command as they are: no shell reads them.</param>
    /// <param name="cancellation">Ends the command on the node with its process group. So does interrupting the cell, in PodLab's
    /// kernel.</param>
    /// <exception cref="CommandCanceledException">The command was canceled while it ran; the exception has the output so far.</exception>
    /// <exception cref="PodLabException">The node could not be entered at all: it is gone, or not permitted.</exception>
    public Task<CommandResult> ExecuteAsync(IReadOnlyList<string> argv, CancellationToken cancellation = default) =>
        ExecuteCoreAsync(argv, cancellation.OrOfCell());

    /// <summary>
    /// Runs a command that changes something: <c>kill</c>, <c>ip link add</c>. It does the same as <see cref="ExecuteAsync"/>; in the
    /// replay of a recorded lesson, the tables after it show what came after it.
    /// </summary>
    /// <inheritdoc cref="ExecuteAsync"/>
    public Task<CommandResult> ChangeAsync(IReadOnlyList<string> argv, CancellationToken cancellation = default) =>
        ChangeCoreAsync(argv, cancellation.OrOfCell());

    /// <summary>Starts a command on the node and leaves it running, with a stream into it and two out of it.</summary>
    /// <param name="argv">The command and its arguments. They reach the command as they are: no shell reads them.</param>
    /// <param name="cancellation">Gives up while the command is being started. From then on, disposing of it ends it.</param>
    /// <exception cref="PodLabException">The node could not be entered: it is gone, not permitted, or a replay, in which nothing
    /// runs.</exception>
    public Task<RunningCommand> OpenAsync(IReadOnlyList<string> argv, CancellationToken cancellation = default) =>
        OpenCoreAsync(argv, takesInput: true, cancellation.OrOfCell());

    /// <summary>
    /// Opens a shell on the node that lives between cells: <c>await using var one = await node.OpenShellAsync("one");</c>
    /// </summary>
    /// <param name="name">Its name, which stands before the <c>$</c>.</param>
    /// <param name="cancellation">Gives up while it is being opened.</param>
    /// <exception cref="PodLabException">The node could not be entered.</exception>
    public async Task<NodeShell> OpenShellAsync(string name, CancellationToken cancellation = default) =>
        OpenShells.Add(new(name, this, await OpenShellCoreAsync(name, cancellation.OrOfCell())));

    /// <summary>The line that runs the same command from a terminal: <c>docker exec kind-worker lsns</c>, say.</summary>
    /// <param name="argv">The command and its arguments; each is quoted for a POSIX shell where it needs it.</param>
    public abstract string TerminalLine(params IReadOnlyList<string> argv);

    /// <summary>What <see cref="ExecuteAsync"/> promises: opens the command and reads it to its end.</summary>
    /// <param name="argv">The command and its arguments.</param>
    /// <param name="cancellation">Ends the command on the node, too.</param>
    protected virtual async Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
    {
        await using var command = await OpenCoreAsync(argv, takesInput: false, cancellation);
        return await command.ReadToEndAsync(cancellation);
    }

    /// <summary>What <see cref="ChangeAsync"/> promises.</summary>
    /// <param name="argv">The command and its arguments.</param>
    /// <param name="cancellation">Ends the command on the node, too.</param>
    protected virtual Task<CommandResult> ChangeCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation) =>
        ExecuteCoreAsync(argv, cancellation);

    /// <summary>What <see cref="OpenAsync"/> promises, for one kind of node.</summary>
    /// <param name="argv">The command and its arguments.</param>
    /// <param name="takesInput">Whether there will be something to read for it; otherwise its input is empty.</param>
    /// <param name="cancellation">Gives up while the command is being started.</param>
    protected virtual Task<RunningCommand> OpenCoreAsync(IReadOnlyList<string> argv, bool takesInput, CancellationToken cancellation) =>
        throw new PodLabException(
            $"{CommandWords.Of(argv)} can't be kept running on node {Name}: nothing runs there. `podlab up` starts a node on which it can.");

    /// <summary>What <see cref="OpenShellAsync"/> promises.</summary>
    private protected virtual async Task<IShellSession> OpenShellCoreAsync(string name, CancellationToken cancellation) =>
        await LiveShell.OpenAsync(this, name, cancellation);

    /// <summary>The node's name.</summary>
    public override string ToString() => Name;
}
