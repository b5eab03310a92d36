using System.Text.Json;
using PodLab.Rendering;

namespace PodLab.Setup.Notebooks;

/// <summary>Reads one JSON text (RFC 8259, with Python's additions) into nodes, from its beginning to its end.</summary>
internal sealed partial class PythonJsonReader(string text)
{
    // Files written by hand aren't nested more deeply, and recursion needs a limit.
    private const int Deepest = 200;
    private const int LongestQuote = 20;

    private int _at;
    private int _depth;

    public JsonNode? ReadWhole()
    {
        var value = ReadValue();
        SkipSpace();
        return _at == text.Length ? value : throw Fault($"expected the end of the file, found {Found()}");
    }

    private JsonNode? ReadValue()
    {
        SkipSpace();
        switch (Peek())
        {
            case '{':
                return Nested(ReadObject);
            case '[':
                return Nested(ReadArray);
            case '"':
                return JsonValue.Create(ReadString());
            default:
                return ReadNumberOrWord();
        }
    }

    private JsonNode Nested(Func<JsonNode> read)
    {
        if (++_depth > Deepest)
        {
            throw Fault($"more than {Deepest} levels of lists and objects");
        }

        var value = read();
        _depth--;
        return value;
    }

    private JsonObject ReadObject()
    {
        var members = new JsonObject();
        _at++;
        for (SkipSpace(); !Take('}'); TakeCommaBefore('}'))
        {
            SkipSpace();
            var begin = _at;
            var name = Peek() == '"' ? ReadString() : throw Fault($"expected a key in double quotes, found {Found()}");
            SkipSpace();
            _ = Take(':') ? true : throw Fault($"expected a colon after the key, found {Found()}");
            if (!members.TryAdd(name, ReadValue()))
            {
                throw FaultAt(begin, $"the key \"{ShortText.StartOf(name, LongestQuote)}\" appears twice in one object");
            }
        }

        return members;
    }

    private JsonArray ReadArray()
    {
        var items = new JsonArray();
        _at++;
        for (SkipSpace(); !Take(']'); TakeCommaBefore(']'))
        {
            items.Add(ReadValue());
        }

        return items;
    }

    // A comma must be followed by another value, and a value by a comma or the end.
    private void TakeCommaBefore(char end)
    {
        SkipSpace();
        if (Take(','))
        {
            SkipSpace();
            _ = Peek() == end ? throw Fault($"expected a value after the comma, found {Found()}") : true;
        }
        else if (Peek() != end)
        {
            throw Fault($"expected a comma or {end}, found {Found()}");
        }
    }

    private string ReadString()
    {
        var value = new StringBuilder();
        for (var begin = _at++; ; _at++)
        {
            var run = text.AsSpan(_at).IndexOfAny(_special);
            var end = run < 0 ? throw FaultAt(begin, "this text has no closing quotation mark") : _at + run;
            value.Append(text, _at, run);
            _at = end;
            switch (text[_at])
            {
                case '"':
                    _at++;
                    return value.ToString();
                case '\\':
                    value.Append(ReadEscape());
                    break;
                default:
                    throw Fault("a line break or control character inside a text");
            }
        }
    }

    // Leaves the position on the escape's last character.
    private char ReadEscape()
    {
        const string Letters = "\"\\/bfnrt", Meanings = "\"\\/\b\f\n\r\t";
        var letter = ++_at < text.Length ? text[_at] : '\0';
        if (Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var known)
        {
            return Meanings[known];
        }

        if (letter == 'u' && _at + 4 < text.Length && ushort.TryParse(text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            _at += 4;
            return (char)unit;
        }

        throw Fault("an unknown escape after a backslash");
    }

    private JsonValue? ReadNumberOrWord()
    {
        var token = NumberOrWord().Match(text, _at).Value;
        _at += token.Length;
        return token switch
        {
            "" => throw Fault($"expected a value, found {Found()}"),
            "null" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            "NaN" => JsonValue.Create(double.NaN),
            "Infinity" => JsonValue.Create(double.PositiveInfinity),
            "-Infinity" => JsonValue.Create(double.NegativeInfinity),
            // Keeps the digits as written.
            _ => JsonValue.Create(JsonElement.Parse(token)),
        };
    }

    private void SkipSpace()
    {
        while (_at < text.Length && text[_at] is ' ' or '\n' or '\r' or '\t')
        {
            _at++;
        }
    }

    private char Peek() => _at < text.Length ? text[_at] : '\0';

    private bool Take(char expected)
    {
        var isThere = _at < text.Length && text[_at] == expected;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private string Found() => _at >= text.Length ? "the end of the file"
        : $"\"{ShortText.StartOf(text.AsSpan(_at, Math.Min(text.Length - _at, 2 * LongestQuote)).ToString().ReplaceLineEndings(" "), LongestQuote)}\"";

    private PythonJsonException Fault(string fault) => FaultAt(_at, fault);

    private PythonJsonException FaultAt(int position, string fault)
    {
        var before = text.AsSpan(0, Math.Min(position, text.Length));
        return new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'), fault);
    }

    private static readonly System.Buffers.SearchValues<char> _special =
        System.Buffers.SearchValues.Create([.. "\"\\", .. Enumerable.Range(0, ' ').Select(unit => (char)unit)]);

    [GeneratedRegex(@"\G(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|-?Infinity|NaN|true|false|null)(?![A-Za-z0-9_.])")]
    private static partial Regex NumberOrWord();
}
