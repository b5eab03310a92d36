using System.Diagnostics;

namespace PodLab.Nodes.Shells;

/// <summary>A shell on a node, run as a command that is kept open.</summary>
internal sealed class LiveShell : IShellSession
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _startPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _interruptPause = TimeSpan.FromSeconds(1);
    // Linux gives a process's start time in hundredths of a second. That time separates the background processes of one command from those of the
    // next. So two commands must not begin in the same hundredth.
    private static readonly TimeSpan _betweenCommands = TimeSpan.FromMilliseconds(20);

    // An uptime in hundredths of a second that no machine reaches.
    private const string NotBegun = "999999999999";

    private readonly ClusterNode _node;
    private readonly string _name;
    private readonly ShellProtocol _protocol;
    private readonly RunningCommand _command;
    private readonly ShellOutput _output;
    private readonly ShellOutput _error;
    private readonly Stack<int> _entered = new();
    private int _outermost;
    private int _number;
    private string _since = NotBegun;
    private long _answered = Stopwatch.GetTimestamp();
    private string? _end;

    private LiveShell(ClusterNode node, string name, ShellProtocol protocol, RunningCommand command)
    {
        (_node, _name, _protocol, _command) = (node, name, protocol, command);
        (_output, _error) = (new ShellOutput(command.Output, protocol.Prefix), new ShellOutput(command.Error, protocol.Prefix));
    }

    public int Pid { get; private set; }

    /// <exception cref="PodLabException">The node can't be entered, or no shell answers there.</exception>
    public static async Task<LiveShell> OpenAsync(ClusterNode node, string name, CancellationToken cancellation)
    {
        var protocol = new ShellProtocol(Guid.NewGuid().ToString("N"));
        var shell = new LiveShell(node, name, protocol, await node.OpenAsync(protocol.Argv, cancellation));
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(_patience);
            await shell.SendAsync(protocol.Ask(0));
            var (output, error) = await shell.ReadToAsync(0, ShellProtocol.Ready, limit.Token);
            shell.Pid = shell._outermost = output.Marker?.Tag == ShellProtocol.Ready ? output.Marker.Code
                : throw new PodLabException($"No shell could be opened on node {node}. It says: \"{error.Text.Trim()}\".");
            return shell;
        }
        catch
        {
            await shell.DisposeAsync();
            throw;
        }
    }

    public async Task<ShellAnswer> RunAsync(ShellOrder order, CancellationToken cancellation)
    {
        if (_end is not null)
        {
            throw new PodLabException(
                $"Shell {_name} on node {_node} has ended: {_end}. Open it again: `{_name} = await node.OpenShellAsync(\"{_name}\")`.");
        }

        cancellation.ThrowIfCancellationRequested();
        var watch = Stopwatch.StartNew();
        var number = ++_number;
        if (_betweenCommands - Stopwatch.GetElapsedTime(_answered) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, cancellation);
        }

        await SendAsync(Line(order, number));
        if (order.Kind != ShellOrderKind.Run)
        {
            // A shell may read ahead of the current line. An inner shell doesn't get what the outer one read before starting it. So the inner shell
            // is prompted until it answers.
            var (said, complained) = await AskAsync(number, _startPause, _ => Task.CompletedTask);
            return await AnswerAsync(order, said, complained);
        }

        _since = NotBegun;
        try
        {
            var (output, error) = await ReadToAsync(number, ShellProtocol.End, cancellation);
            return await AnswerAsync(order, output, error);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            var (output, error) = await InterruptAsync(number);
            throw new CommandCanceledException(
                new(_node.Name, [order.Text], output.Text, error.Text, CommandCanceledException.Killed, watch.Elapsed), cancellation);
        }
        finally
        {
            _answered = Stopwatch.GetTimestamp();
        }
    }

    public ValueTask DisposeAsync()
    {
        _end ??= "it was closed";
        return _command.DisposeAsync();
    }

    private string Line(ShellOrder order, int number)
    {
        switch (order.Kind)
        {
            case ShellOrderKind.Enter:
                return ShellProtocol.Enter(order.Text) + _protocol.Return(number);
            case ShellOrderKind.Leave when _entered.Count == 0:
                throw new PodLabException(
                    $"Shell {_name} isn't inside another shell, so there's nothing to leave: its first shell stays until it's disposed of.");
            case ShellOrderKind.Leave:
                return "exit\n";
            default:
                return _protocol.Run(number, order.Text);
        }
    }

    private async Task SendAsync(string line)
    {
        try
        {
            await _command.Input.WriteAsync(Encoding.UTF8.GetBytes(line));
            await _command.Input.FlushAsync();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or System.Net.WebSockets.WebSocketException)
        {
            // It has ended; reading shows how.
            Debug.WriteLine(error);
        }
    }

    // Any command may end an inner shell. Then the outer shell's marker comes last, and the shell is asked whether it reads again.
    private async Task<ShellAnswer> AnswerAsync(ShellOrder order, ShellPiece output, ShellPiece error)
    {
        if (output.Marker is null)
        {
            await _command.DisposeAsync();
            var code = error.Marker is { Tag: ShellProtocol.Closed } closed ? closed.Code : (int?)null;
            _end = code is null ? $"it was killed, or its node went away, while it ran `{order.Text}`"
                : string.Create(CultureInfo.InvariantCulture, $"`{order.Text}` ended it with exit code {code}");
            return new(
                output.Text, WithoutShellsOwn(error), code ?? CommandCanceledException.Killed, Pid,
                output.Dropped + error.Dropped, HasEnded: true);
        }

        var exitCode = output.Marker.Tag == ShellProtocol.Ready ? 0 : output.Marker.Code;
        if (output.Marker.Tag == ShellProtocol.Left)
        {
            if (order.Kind != ShellOrderKind.Enter)
            {
                _entered.Pop();
            }
        }
        else if (order.Kind == ShellOrderKind.Enter)
        {
            _entered.Push(output.Marker.Number);
        }

        if (order.Kind != ShellOrderKind.Run || output.Marker.Tag == ShellProtocol.Left)
        {
            Pid = await FindInnermostAsync();
        }

        return new(output.Text, WithoutShellsOwn(error), exitCode, Pid, output.Dropped + error.Dropped);
    }

    // The messages of an interactive shell at its start (because it has no terminal), its first prompt, and its messages at the end.
    private static string WithoutShellsOwn(ShellPiece error)
    {
        var hasStarted = error.Marker?.Tag == ShellProtocol.Ready;
        var lines = error.Text.Split('\n').Where(line => line != "exit" && !(hasStarted && IsOfStart(line)));
        return string.Join('\n', hasStarted ? lines.SkipLast(1) : lines);
    }

    private static bool IsOfStart(string line) =>
        line.Contains("job control", StringComparison.Ordinal) || line.Contains("cannot set terminal process group", StringComparison.Ordinal);

    private async Task<(ShellPiece Output, ShellPiece Error)> InterruptAsync(int number)
    {
        // The first attempt is like Ctrl-C; commands that ignore it are killed. A loop may be between two commands, so this repeats until the shell
        // reads again. The shell continues after a killed command, so Ctrl-C gets another turn.
        try
        {
            return await AskAsync(number, _interruptPause, attempt =>
                OnNodeAsync(ShellProtocol.Interrupt(Pid, _since, attempt % 2 == 0 ? "INT" : "KILL")));
        }
        catch (PodLabException error)
        {
            _end = "a command in it could not be interrupted, so it was closed";
            Debug.WriteLine(error);
            return (new("", 0, null), new("", 0, null));
        }
    }

    // Asks until the shell, or an inner one that has just started, reads again.
    private async Task<(ShellPiece Output, ShellPiece Error)> AskAsync(int number, TimeSpan pause, Func<int, Task> before)
    {
        using var limit = new CancellationTokenSource(_patience);
        var reading = ReadToAsync(number, ShellProtocol.Ready, limit.Token);
        for (var attempt = 0; !reading.IsCompleted; attempt++)
        {
            await before(attempt);
            await Task.WhenAny(reading, Task.Delay(attempt == 0 ? _startPause : pause));
            await SendAsync(_protocol.Ask(number));
            await Task.WhenAny(reading, Task.Delay(pause));
        }

        try
        {
            return await reading;
        }
        catch (OperationCanceledException error)
        {
            await DisposeAsync();
            throw new PodLabException(
                $"Shell {_name} on node {_node} did not answer within {_patience.TotalSeconds:0} s, so it was closed. Open it again.", error);
        }
    }

    private async Task<CommandResult> OnNodeAsync(IReadOnlyList<string> argv)
    {
        // Not the cell's interrupt, which may be the reason for this call.
        using var limit = new CancellationTokenSource(_patience);
        return await _node.ExecuteAsync(argv, limit.Token);
    }

    private async Task<int> FindInnermostAsync()
    {
        var found = await OnNodeAsync(ShellProtocol.FindInnermost(_outermost));
        return int.TryParse(found.StandardOutput.Trim(), CultureInfo.InvariantCulture, out var pid) ? pid : Pid;
    }

    private async Task<(ShellPiece Output, ShellPiece Error)> ReadToAsync(
        int number, string tag, CancellationToken cancellation)
    {
        var pieces = await Task.WhenAll(
            ReadToAsync(_output, number, tag, cancellation),
            ReadToAsync(_error, number, tag, cancellation));
        return (pieces[0], pieces[1]);
    }

    // The marker of an interrupted command may arrive late; the text before it belongs to the current reading.
    private async Task<ShellPiece> ReadToAsync(
        ShellOutput from, int number, string tag, CancellationToken cancellation)
    {
        var (text, dropped) = ("", 0L);
        while (true)
        {
            var piece = await from.NextAsync(cancellation);
            (text, dropped) = (text + piece.Text, dropped + piece.Dropped);
            switch (piece.Marker)
            {
                case null or { Tag: ShellProtocol.Left or ShellProtocol.Closed }:
                case { } marker when marker.Tag == tag && marker.Number == number:
                    return piece with { Text = text, Dropped = dropped };
                case { Tag: ShellProtocol.Begin } marker when marker.Number == number:
                    // Seconds with two decimals. Without /proc it's empty, and then everything counts as newer.
                    _since = marker.Value.Replace(".", "", StringComparison.Ordinal) is { Length: > 0 } hundredths ? hundredths : "0";
                    break;
            }
        }
    }
}
