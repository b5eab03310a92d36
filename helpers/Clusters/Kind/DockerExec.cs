using System.Buffers;
using System.Diagnostics;
using Docker.DotNet;
using Docker.DotNet.Models;
using PodLab.Nodes.Execution;

namespace PodLab.Clusters.Kind;

/// <summary>
/// A command in a running container, over the Docker Engine API. The exec is created (<c>POST /containers/NAME/exec</c>) and started with its input
/// and output multiplexed on one connection. At the end, Docker reports its exit code.
/// </summary>
internal sealed class DockerExec : RunningCommand
{
    private const int BufferSize = 64 * 1024;

    private static readonly TimeSpan _firstLook = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan _longestLook = TimeSpan.FromMilliseconds(200);

    private readonly ContainerCalls _calls;
    private readonly string _exec;
    private readonly MultiplexedStream _stream;
    private readonly DockerInput _input;

    private DockerExec(ContainerCalls calls, string exec, MultiplexedStream stream)
        : base(calls.Container, calls.Argv)
    {
        (_calls, _exec, _stream, _input) = (calls, exec, stream, new DockerInput(stream));
        ExitCode = RunAsync();
    }

    public override Stream Input => _input;

    public override Task<int> ExitCode { get; }

    /// <exception cref="PodLabException">The container or Docker is gone; the message says what to run.</exception>
    public static async Task<DockerExec> OpenAsync(
        DockerConnection docker, string container, IReadOnlyList<string> argv, bool takesInput, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var calls = new ContainerCalls(docker, container, argv);
        var parameters = new ContainerExecCreateParameters
        {
            Cmd = [.. RemoteProcess.Starting(argv)], AttachStdin = takesInput, AttachStdout = true, AttachStderr = true,
        };
        var exec = await calls.CallAsync(client => client.Exec.CreateContainerExecAsync(container, parameters, cancellation));
        return new DockerExec(calls, exec.ID, await calls.CallAsync(client =>
            client.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters(), CancellationToken.None)));
    }

    private protected override async Task EndAsync(IReadOnlyList<string> ending)
    {
        var exec = await _calls.CallAsync(client => client.Exec.CreateContainerExecAsync(_calls.Container, new() { Cmd = [.. ending] }));
        using var stream = await _calls.CallAsync(client => client.Exec.StartContainerExecAsync(exec.ID, new ContainerExecStartParameters()));
    }

    private protected override void Close() => _stream.Dispose();

    private async Task<int> RunAsync()
    {
        await _calls.CallAsync(async _ =>
        {
            await ReadAsync();
            return true;
        });

        // The output ends a moment before Docker registers the exit, and a command may close its output and keep running.
        for (var look = _firstLook; ; look = look * 2 < _longestLook ? look * 2 : _longestLook)
        {
            var state = await _calls.CallAsync(client => client.Exec.InspectContainerExecAsync(_exec));
            if (state is { Running: false, ExitCode: { } exitCode })
            {
                await _calls.EnsureEnteredAsync(Received, (int)exitCode);
                return (int)exitCode;
            }

            await Task.Delay(look);
        }
    }

    private async Task ReadAsync()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await _stream.ReadOutputAsync(buffer, 0, buffer.Length, CancellationToken.None) is { EOF: false } read)
            {
                var bytes = buffer.AsSpan(0, read.Count);
                if (read.Target == MultiplexedStream.TargetStream.StandardError)
                {
                    Received.AddError(bytes);
                }
                else
                {
                    Received.AddOutput(bytes);
                }
            }
        }
        finally
        {
            Received.Complete();
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The command's input. Closing it leaves the command's output open.</summary>
    private sealed class DockerInput(MultiplexedStream stream) : WriteOnlyStream
    {
        private bool _isClosed;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            await stream.WriteAsync(buffer.ToArray(), 0, buffer.Length, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_isClosed)
            {
                _isClosed = true;
                stream.CloseWrite();
            }

            base.Dispose(disposing);
        }
    }
}
