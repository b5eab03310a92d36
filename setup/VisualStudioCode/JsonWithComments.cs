using System.Text.Json;

namespace PodLab.Setup.VisualStudioCode;

/// <summary>
/// JSON as VS Code reads it, with comments and commas before closing brackets. It is read with <see cref="Utf8JsonReader"/>, and changed only where
/// something is added, so all other bytes stay the same.
/// </summary>
/// <param name="text">The file's text, in UTF-8 without a byte order mark.</param>
internal sealed class JsonWithComments(byte[] text)
{
    private static readonly JsonReaderOptions _options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The value of the whole text; null for a text that is blank or has only comments.</summary>
    /// <exception cref="JsonException">The text isn't JSON.</exception>
    public Node? Read()
    {
        if (SkipBlanks(0, text.Length) == text.Length)
        {
            return null;
        }

        var reader = new Utf8JsonReader(text, _options);
        reader.Read();
        var root = ReadValue(ref reader);
        // Only blank text may follow the value; otherwise the reader throws.
        reader.Read();
        return root;
    }

    /// <summary>The text with one more item at the end of an object or array, laid out like the existing items.</summary>
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

    // On a separate line if the closing bracket is on one, or if the whole text is an empty pair of brackets. Otherwise beside the other items.
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

    // The indentation of the line in which something starts.
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
    /// <param name="Kind">Its first token.</param>
    /// <param name="Name">A property's name; null for others.</param>
    /// <param name="Text">A string's content; null for others.</param>
    /// <param name="Depth">The number of brackets around it.</param>
    /// <param name="Start">Its start, including its name.</param>
    /// <param name="End">Its end.</param>
    /// <param name="Children">The items of an object or array.</param>
    public sealed record Node(JsonTokenType Kind, string? Name, string? Text, int Depth, int Start, int End, IReadOnlyList<Node> Children)
    {
        /// <summary>The property with a name; the last one if there are several, since that one counts.</summary>
        public Node? Find(string name) => Children.LastOrDefault(child => child.Name == name);
    }
}
