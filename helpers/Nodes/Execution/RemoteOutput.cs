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

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly ArrayBufferWriter<byte> _error = new();
    private readonly TaskCompletionSource<int?> _pid = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The PID as soon as it is known; null when the process never started.</summary>
    public Task<int?> Pid => _pid.Task;

    /// <summary>Standard output as UTF-8; invalid bytes become U+FFFD.</summary>
    public string StandardOutput => Encoding.UTF8.GetString(_output.WrittenSpan);

    /// <summary>Standard error, likewise, without the PID's line.</summary>
    public string StandardError => Encoding.UTF8.GetString(_error.WrittenSpan);

    public void AddOutput(ReadOnlySpan<byte> bytes) => _output.Write(bytes);

    public void AddError(ReadOnlySpan<byte> bytes)
    {
        _error.Write(bytes);
        if (!_pid.Task.IsCompleted)
        {
            TakePid(isComplete: false);
        }
    }

    /// <summary>Nothing comes any more.</summary>
    public void Complete()
    {
        if (!_pid.Task.IsCompleted)
        {
            TakePid(isComplete: true);
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
