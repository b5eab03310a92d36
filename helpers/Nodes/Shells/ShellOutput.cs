using System.Buffers;
using System.Threading.Channels;

namespace PodLab.Nodes.Shells;

/// <summary>
/// One of a shell's two outputs, split at the markers. It's read continuously, so that nothing piles up. Only the beginning of each piece is kept.
/// </summary>
internal sealed class ShellOutput
{
    /// <summary>The number of bytes of a piece that are kept.</summary>
    public const int Longest = 1 << 20;

    private const int BufferSize = 1 << 16;

    private readonly Channel<ShellPiece> _pieces = Channel.CreateUnbounded<ShellPiece>();
    private readonly byte[] _prefix;
    private readonly ArrayBufferWriter<byte> _text = new();
    private long _dropped;

    public ShellOutput(Stream stream, string prefix)
    {
        _prefix = Encoding.ASCII.GetBytes(prefix);
        _ = ReadAsync(stream);
    }

    /// <summary>The next piece, once its marker has arrived. The last piece has no marker and is returned every time from then on.</summary>
    public async Task<ShellPiece> NextAsync(CancellationToken cancellation)
    {
        while (await _pieces.Reader.WaitToReadAsync(cancellation))
        {
            if (_pieces.Reader.TryRead(out var piece))
            {
                return piece;
            }
        }

        return new("", 0, null);
    }

    private async Task ReadAsync(Stream stream)
    {
        var buffer = new byte[BufferSize];
        byte[] rest = [];
        try
        {
            while (await stream.ReadAsync(buffer) is > 0 and var count)
            {
                rest = Split([.. rest, .. buffer.AsSpan(0, count)]);
            }
        }
        finally
        {
            Take(rest);
            Post(null);
            _pieces.Writer.Complete();
        }
    }

    // A possible beginning of a marker waits for more bytes.
    private byte[] Split(ReadOnlySpan<byte> bytes)
    {
        for (int start; (start = bytes.IndexOf(_prefix)) >= 0;)
        {
            Take(bytes[..start]);
            bytes = bytes[start..];
            var end = bytes.IndexOf((byte)'\n');
            if (end < 0)
            {
                return bytes.ToArray();
            }

            Post(ShellMarker.Parse(Encoding.ASCII.GetString(bytes[_prefix.Length..end])));
            bytes = bytes[(end + 1)..];
        }

        var kept = Math.Min(bytes.Length, _prefix.Length - 1);
        while (!_prefix.AsSpan().StartsWith(bytes[^kept..]))
        {
            kept--;
        }

        Take(bytes[..^kept]);
        return bytes[^kept..].ToArray();
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        var room = (int)Math.Min(bytes.Length, Longest - _text.WrittenCount);
        _text.Write(bytes[..room]);
        _dropped += bytes.Length - room;
    }

    private void Post(ShellMarker? marker)
    {
        _pieces.Writer.TryWrite(new(Encoding.UTF8.GetString(_text.WrittenSpan), _dropped, marker));
        _text.ResetWrittenCount();
        _dropped = 0;
    }
}

/// <summary>The output up to a marker.</summary>
/// <param name="Text">Its beginning; invalid bytes are U+FFFD.</param>
/// <param name="Dropped">The number of bytes that were dropped.</param>
/// <param name="Marker">The marker; null at the end of the output.</param>
internal sealed record ShellPiece(string Text, long Dropped, ShellMarker? Marker);

/// <summary>See <see cref="ShellProtocol"/>.</summary>
internal sealed record ShellMarker(string Tag, int Number, string Value)
{
    /// <summary>The value as an exit code, or a PID.</summary>
    public int Code => int.TryParse(Value, CultureInfo.InvariantCulture, out var code) ? code : -1;

    public static ShellMarker Parse(string text)
    {
        var words = text.Split(':', 3);
        return new(words[0], int.Parse(words[1], CultureInfo.InvariantCulture), words[2]);
    }
}
