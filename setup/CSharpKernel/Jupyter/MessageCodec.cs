using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>
/// Converts messages to ZeroMQ frames and back, as the Jupyter messaging protocol specifies: the route, a delimiter, the signature, then four JSON
/// objects. These are header, parent header, metadata and content (https://jupyter-client.readthedocs.io/en/stable/messaging.html).
/// </summary>
internal sealed class MessageCodec(MessageSignature signature)
{
    public const string ProtocolVersion = "5.4";

    /// <summary>The parent header of publications that don't belong to a request.</summary>
    public static readonly byte[] NoParent = "{}"u8.ToArray();

    private const int SignedFrames = 4;

    private static readonly byte[] _delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly JsonWriterOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _session = Guid.NewGuid().ToString();

    /// <summary>Null if the signature is wrong: such a message is silently dropped.</summary>
    /// <exception cref="FormatException">The message is signed, or signatures are off, but it doesn't follow the protocol.</exception>
    public JupyterRequest? Decode(IReadOnlyList<byte[]> frames)
    {
        var delimiter = frames.TakeWhile(frame => !frame.AsSpan().SequenceEqual(_delimiter)).Count();
        if (frames.Count < delimiter + 2 + SignedFrames)
        {
            throw new FormatException($"A message of {frames.Count} frames is too short.");
        }

        byte[][] signed = [.. frames.Skip(delimiter + 2).Take(SignedFrames)];
        if (!signature.IsOf(frames[delimiter + 1], signed))
        {
            return null;
        }

        try
        {
            var header = new RequestContent(Parse(signed[0]));
            var type = header.Text("msg_type");
            return type.Length > 0
                ? new([.. frames.Take(delimiter)], signed[0], type, new RequestContent(Parse(signed[1])).Text("msg_id"), Parse(signed[2]), new(Parse(signed[3])))
                : throw new FormatException("A message's header has no msg_type.");
        }
        catch (JsonException error)
        {
            throw new FormatException($"A message is not JSON: {error.Message}", error);
        }
    }

    /// <summary>A message with a new header.</summary>
    public IReadOnlyList<byte[]> Encode(IReadOnlyList<byte[]> route, byte[] parent, OutgoingMessage message)
    {
        var header = new JsonObject
        {
            ["msg_id"] = message.Id,
            ["msg_type"] = message.Type,
            ["session"] = _session,
            ["username"] = "kernel",
            // To the microsecond: clients read no more digits than Python's dates have.
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            ["version"] = ProtocolVersion,
        };
        byte[][] signed = [Bytes(header), parent, Bytes(message.Metadata ?? []), Bytes(message.Content)];
        return [.. route, _delimiter, signature.Of(signed), .. signed];
    }

    private static JsonElement Parse(byte[] json)
    {
        using var document = JsonDocument.Parse(HalfCharacters.Replace(json));
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? document.RootElement.Clone()
            : throw new FormatException("A part of a message is not a JSON object.");
    }

    private static byte[] Bytes(JsonObject value)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, _json))
        {
            value.WriteTo(writer);
        }

        return buffer.ToArray();
    }
}

/// <summary>HMAC-SHA256 over a message's header, parent header, metadata and content, in hexadecimal: without the key, one can't run
/// anything.</summary>
internal sealed class MessageSignature(string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    public byte[] Of(IEnumerable<byte[]> frames)
    {
        if (_key.Length == 0)
        {
            return [];
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var frame in frames)
        {
            hash.AppendData(frame);
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public bool IsOf(byte[] signature, IEnumerable<byte[]> frames) =>
        _key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Of(frames));
}

/// <summary>Handles half of a surrogate pair, <c>"\ud83d"</c>: JSON may contain it, and front ends send it. System.Text.Json refuses to read it, in
/// any member.</summary>
internal static partial class HalfCharacters
{
    /// <summary>Replaces each half with U+FFFD.</summary>
    public static byte[] Replace(byte[] json) => json.AsSpan().IndexOf("\\ud"u8) < 0 && json.AsSpan().IndexOf("\\uD"u8) < 0 ? json
        : Encoding.UTF8.GetBytes(Escape().Replace(Encoding.UTF8.GetString(json), escape => escape.Groups["half"].Success ? @"\ufffd" : escape.Value));

    // The first branch matches whole pairs, the last all other escapes: the backslash of "\\ud83d" doesn't start one.
    [GeneratedRegex(@"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)")]
    private static partial Regex Escape();
}
