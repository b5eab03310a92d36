using System.Security.Cryptography;

namespace PodLab.Setup.Jupyter;

/// <summary>
/// Converts messages to ZeroMQ frames and back, according to
/// <see href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol">the wire protocol</see>: a delimiter, the signature,
/// then four JSON objects. These are header, parent header, metadata and content.
/// </summary>
/// <param name="key">The key of the signatures; empty if messages aren't signed.</param>
internal sealed class WireFormat(string key)
{
    private const string ProtocolVersion = "5.4";
    private const int SignedFrames = 4;

    private static readonly byte[] _delimiter = "<IDS|MSG>"u8.ToArray();

    private readonly string _session = Guid.NewGuid().ToString();

    /// <summary>A request with a new header.</summary>
    /// <param name="id">Its ID, which the answers contain.</param>
    /// <param name="type">Its type.</param>
    /// <param name="content">Its content.</param>
    /// <param name="metadata">The client's additions.</param>
    public IReadOnlyList<byte[]> Encode(string id, string type, JsonObject content, JsonObject? metadata = null)
    {
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["msg_type"] = type,
            ["session"] = _session,
            ["username"] = "podlab",
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["version"] = ProtocolVersion,
        };
        return Sign([PythonJson.Write(header), "{}", PythonJson.Write(metadata ?? []), PythonJson.Write(content)]);
    }

    /// <summary>Frames preceded by their signature, with any content.</summary>
    public IReadOnlyList<byte[]> Sign(IEnumerable<string> frames)
    {
        byte[][] signed = [.. frames.Select(Encoding.UTF8.GetBytes)];
        return [_delimiter, Signature(signed), .. signed];
    }

    /// <summary>The message in received frames; null if they aren't a message, or the signature is wrong.</summary>
    public JupyterMessage? Decode(JupyterChannel channel, IReadOnlyList<byte[]> frames)
    {
        var delimiter = frames.TakeWhile(frame => !frame.AsSpan().SequenceEqual(_delimiter)).Count();
        if (frames.Count < delimiter + 2 + SignedFrames)
        {
            return null;
        }

        byte[][] signed = [.. frames.Skip(delimiter + 2).Take(SignedFrames)];
        if (!CryptographicOperations.FixedTimeEquals(frames[delimiter + 1], Signature(signed)))
        {
            return null;
        }

        try
        {
            JsonNode?[] parts = [.. signed.Select(part => PythonJson.Parse(Encoding.UTF8.GetString(part)))];
            return parts[3] is JsonObject content
                ? new(channel, parts[0].Field("msg_type").Text(), parts[0].Field("msg_id").Text(), parts[1].Field("msg_id")?.Text(), content)
                : null;
        }
        catch (PythonJsonException)
        {
            return null;
        }
    }

    private byte[] Signature(byte[][] frames)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        Array.ForEach(frames, hash.AppendData);
        return key.Length == 0 ? [] : Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
