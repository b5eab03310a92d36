using System.Text.Json;

namespace PodLab.Setup.VisualStudioCode;

/// <summary>
/// JSON as VS Code reads it, with comments and commas before closing brackets: read with <see cref="Utf8JsonReader"/>, and changed only where something
/// is added, so that everything else keeps its bytes.
/// </summary>
/// <param name="text">The file's text, in UTF-8 without a byte order mark.</param>
internal sealed class JsonWithComments(byte[] text)
{
    private static readonly JsonReaderOptions _options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The whole text's value; null for a text that is blank or has only comments.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public Node? Read()
    {
        if (SkipBlanks(0, text.Length) == text.Length)
        {
            return null;
        }

        var reader = new Utf8JsonReader(text, _options);
        reader.Read();
        var root = ReadValue(ref reader);
        // What follows the value has to be blank; the reader throws where it is not.
        reader.Read();
        return root;
    }

    /// <summary>The text with one more thing at the end of an object or array, laid out as what is there.</summary>
    /// <param name="container">The object or array.</param>
    /// <param name="item">The property or value, on one line.</param>
    public byte[] Append(Node container, string item)
    {
        var close = container.End - 1;
        var gap = close;
        while (text[gap - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            gap--;
        }

        var last = container.Children.Count == 0 ? (int?)null : container.Children[^1].End;
        var hasComma = last is { } end && SkipBlanks(end, close) < close;
        var added = Layout(container, item + (hasComma ? "," : ""), gap, close);
        return
        [
            .. text[..(last ?? gap)], .. last is not null && !hasComma ? ","u8 : default, .. text[(last ?? gap)..gap], .. Encoding.UTF8.GetBytes(added), .. text[gap..],
        ];
    }

    // On a line of its own where the closing bracket has one, or where the whole text is an empty pair of brackets; else beside the others.
    private string Layout(Node container, string item, int gap, int close)
    {
        var newLine = text.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        if (text.AsSpan(gap, close - gap).Contains((byte)'\n'))
        {
            return newLine + IndentationIn(container, close) + item;
        }

        return container.Children.Count > 0 ? $" {item}" : container.Depth > 0 ? item : $"{newLine}    {item}{newLine}";
    }

    private string IndentationIn(Node container, int close)
    {
        var outer = IndentationAt(close);
        return container.Children.Select(child => IndentationAt(child.Start)).LastOrDefault(inner => inner.Length > outer.Length)
            ?? outer + (outer.Contains('\t', StringComparison.Ordinal) ? "\t" : "    ");
    }

    // Of the line in which something begins.
    private string IndentationAt(int position)
    {
        var start = text.AsSpan(0, position).LastIndexOf((byte)'\n') + 1;
        var end = start;
        while (text[end] is (byte)' ' or (byte)'\t')
        {
            end++;
        }

        return Encoding.UTF8.GetString(text, start, end - start);
    }

    private int SkipBlanks(int position, int end)
    {
        while (position < end)
        {
            var rest = text.AsSpan(position, end - position);
            if (rest[0] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                position++;
            }
            else if (rest.StartsWith("//"u8))
            {
                position = rest.IndexOf((byte)'\n') is >= 0 and var line ? position + line : end;
            }
            else if (rest.StartsWith("/*"u8) && rest[2..].IndexOf("*/"u8) is >= 0 and var comment)
            {
                position += comment + 4;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private static Node ReadValue(ref Utf8JsonReader reader, string? name = null, int? start = null)
    {
        var (kind, depth, children) = (reader.TokenType, reader.CurrentDepth, new List<Node>());
        var begin = start ?? (int)reader.TokenStartIndex;
        var content = kind == JsonTokenType.String ? reader.GetString() : null;
        while (kind is JsonTokenType.StartObject or JsonTokenType.StartArray && reader.Read()
            && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            var (key, from) = (reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null, (int)reader.TokenStartIndex);
            if (key is not null)
            {
                reader.Read();
            }

            children.Add(ReadValue(ref reader, key, from));
        }

        return new Node(kind, name, content, depth, begin, (int)reader.BytesConsumed, children);
    }

    /// <summary>A value in the text, with its name if it is an object's property.</summary>
    /// <param name="Kind">The token that it begins with.</param>
    /// <param name="Name">A property's name; null for others.</param>
    /// <param name="Text">A string's content; null for others.</param>
    /// <param name="Depth">How many brackets it is inside of.</param>
    /// <param name="Start">Where it begins, its name included.</param>
    /// <param name="End">Where it has ended.</param>
    /// <param name="Children">What an object or array holds.</param>
    public sealed record Node(JsonTokenType Kind, string? Name, string? Text, int Depth, int Start, int End, IReadOnlyList<Node> Children)
    {
        /// <summary>The property of a name; of several the last, which is the one that counts.</summary>
        public Node? Find(string name) => Children.LastOrDefault(child => child.Name == name);
    }
}
