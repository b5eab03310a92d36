using System.Buffers;
using System.IO.Pipelines;

namespace PodLab.Nodes.Execution;

/// <summary>
/// Collects the output of a <see cref="RemoteProcess"/>, piece by piece. It separates the PID, which is the first line of standard error, from the
/// rest, which can be read from two streams. It accepts everything at once: standard output and standard error share a connection, and a reader of
/// one must not hold up the other.
/// </summary>
internal sealed class RemoteOutput
{
    private const int LongestPid = 10;
    private const int LongestComplaint = 4096;

    private static readonly PipeOptions _unlimited = new(pauseWriterThreshold: 0, minimumSegmentSize: 1 << 16, useSynchronizationContext: false);

    private readonly Lock _gate = new();
    private readonly Pipe _output = new(_unlimited);
    private readonly Pipe _error = new(_unlimited);
    private readonly ArrayBufferWriter<byte> _first = new();
    private readonly ArrayBufferWriter<byte> _complaint = new();
    private readonly TaskCompletionSource<int?> _pid = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isComplete;

    /// <param name="saysPid">Whether the first line of standard error is the PID, and not the command's own output.</param>
    public RemoteOutput(bool saysPid = true)
    {
        (Output, Error) = (_output.Reader.AsStream(), _error.Reader.AsStream());
        if (!saysPid)
        {
            _pid.SetResult(null);
        }
    }

    /// <summary>The PID as soon as it's known; null if the process never started, or doesn't print it.</summary>
    public Task<int?> Pid => _pid.Task;

    /// <summary>Standard output.</summary>
    public Stream Output { get; }

    /// <summary>Standard error, without the PID's line.</summary>
    public Stream Error { get; }

    /// <summary>The number of bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>The beginning of the text printed instead of a PID, by the program that should have started the process.</summary>
    public string Complaint
    {
        get
        {
            lock (_gate)
            {
                return Encoding.UTF8.GetString(_complaint.WrittenSpan).Trim();
            }
        }
    }

    public void AddOutput(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            Write(_output, bytes);
            Complain(bytes);
        }
    }

    public void AddError(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            Complain(bytes);
            if (_pid.Task.IsCompleted)
            {
                Write(_error, bytes);
                return;
            }

            _first.Write(bytes);
            TakePid(isComplete: false);
        }
    }

    /// <summary>Ends the output; anything that still arrives is dropped.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            if (_isComplete)
            {
                return;
            }

            if (!_pid.Task.IsCompleted)
            {
                TakePid(isComplete: true);
            }

            _isComplete = true;
            _output.Writer.Complete();
            _error.Writer.Complete();
        }
    }

    private void Write(Pipe pipe, ReadOnlySpan<byte> bytes)
    {
        if (!_isComplete)
        {
            Length += bytes.Length;
            pipe.Writer.Write(bytes);
            // There is nothing to wait for: the pipe accepts everything.
            _ = pipe.Writer.FlushAsync().AsTask();
        }
    }

    private void Complain(ReadOnlySpan<byte> bytes)
    {
        if (_pid.Task is not { IsCompleted: true, Result: not null })
        {
            _complaint.Write(bytes[..Math.Min(bytes.Length, LongestComplaint - _complaint.WrittenCount)]);
        }
    }

    private void TakePid(bool isComplete)
    {
        var said = _first.WrittenSpan;
        var end = said.IndexOf((byte)'\n');
        if (end < 0 && said.Length <= LongestPid && !isComplete)
        {
            return;
        }

        var isPid = int.TryParse(Encoding.ASCII.GetString(said[..Math.Max(end, 0)]), NumberStyles.None, CultureInfo.InvariantCulture, out var pid);
        Write(_error, isPid ? said[(end + 1)..] : said);
        _pid.SetResult(isPid ? pid : null);
    }
}
