using System.Buffers;
using System.Globalization;
using System.Text;

namespace PodLab.Nodes.Execution;

/// <summary>
/// Takes in what a <see cref="RemoteProcess"/> prints, piece by piece: its PID, which is the first line of standard error, apart from the rest. What
/// comes is held once as bytes and decoded once, at the end, so that no character is cut in two by the piece it came in.
/// </summary>
internal sealed class RemoteOutput
{
    private const int LongestPid = 10;

    private readonly Lock _gate = new();
    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly ArrayBufferWriter<byte> _error = new();
    private readonly TaskCompletionSource<int?> _pid = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The PID as soon as it is known; null when the process never started.</summary>
    public Task<int?> Pid => _pid.Task;

    /// <summary>Standard output as UTF-8; invalid bytes become U+FFFD.</summary>
    public string StandardOutput => Decode(_output);

    /// <summary>Standard error, likewise, without the PID's line.</summary>
    public string StandardError => Decode(_error);

    /// <summary>How many bytes have come so far.</summary>
    public long Length
    {
        get
        {
            lock (_gate)
            {
                return _output.WrittenCount + _error.WrittenCount;
            }
        }
    }

    public void AddOutput(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _output.Write(bytes);
        }
    }

    public void AddError(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            _error.Write(bytes);
            if (!_pid.Task.IsCompleted)
            {
                TakePid(isComplete: false);
            }
        }
    }

    /// <summary>Nothing comes any more.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            if (!_pid.Task.IsCompleted)
            {
                TakePid(isComplete: true);
            }
        }
    }

    // A command that is given up may still write while its output so far is read.
    private string Decode(ArrayBufferWriter<byte> bytes)
    {
        lock (_gate)
        {
            return Encoding.UTF8.GetString(bytes.WrittenSpan);
        }
    }

    private void TakePid(bool isComplete)
    {
        var said = _error.WrittenSpan;
        var end = said.IndexOf((byte)'\n');
        if (end < 0 && said.Length <= LongestPid && !isComplete)
        {
            return;
        }

        if (end <= 0 || !int.TryParse(Encoding.ASCII.GetString(said[..end]), NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
        {
            // Not the shell's word but a complaint of what should have started it.
            _pid.SetResult(null);
            return;
        }

        var rest = said[(end + 1)..].ToArray();
        _error.ResetWrittenCount();
        _error.Write(rest);
        _pid.SetResult(pid);
    }
}
