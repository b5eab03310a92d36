namespace PodLab.Setup.HtmlExport;

/// <summary>
/// Cuts C# source into stretches to colour. It need not understand the source, only never lose a character of it: unfinished
/// strings and comments end with the source, and whatever it does not know is plain.
/// </summary>
internal sealed partial class CSharpLexer
{
    // Strings in holes of strings: nobody writes more, and a hostile source must not exhaust the stack.
    private const int DeepestNesting = 16;

    private readonly string _source;
    private readonly List<CodeToken> _tokens = [];
    private int _start;
    private int _position;
    private int _nesting;

    private CSharpLexer(string source) => _source = source;

    /// <summary>The stretches in order; their texts together are the source.</summary>
    public static IReadOnlyList<CodeToken> Read(string source)
    {
        var lexer = new CSharpLexer(source);
        lexer.ReadCode(closingBraces: 0);
        lexer.Emit(CodeKind.Plain);
        return lexer._tokens;
    }

    // closingBraces: how many braces end the hole of an interpolated string that this code stands in; 0 outside of strings.
    private void ReadCode(int closingBraces)
    {
        var depth = 0;
        while (_position < _source.Length)
        {
            var current = _source[_position];
            if (closingBraces > 0 && depth == 0 && (current == '}' || IsFormatColon(current)))
            {
                return;
            }

            depth += current is '(' or '[' or '{' ? 1 : current is ')' or ']' or '}' ? -1 : 0;
            ReadOne(current);
        }
    }

    private void ReadOne(char current)
    {
        if (current == '/' && At(1) is '/' or '*')
        {
            ReadComment();
        }
        else if (current == '#' && IsFirstOfLine())
        {
            Take(CodeKind.Directive, EndOfLine());
        }
        else if (current is '"' or '$' or '@' && FindStringStart() is { } start)
        {
            new Literal(this, start).Read();
        }
        else if (current == '\'')
        {
            ReadCharacter();
        }
        else if (char.IsAsciiDigit(current))
        {
            ReadNumber();
        }
        else if (char.IsLetter(current) || current is '_' or '@')
        {
            ReadWord();
        }
        else
        {
            _position++;
        }
    }

    // In {when:HH:mm}, but not in {global::System.Math.PI}.
    private bool IsFormatColon(char current) => current == ':' && At(1) != ':' && _source[_position - 1] != ':';

    private char At(int ahead) => _position + ahead < _source.Length ? _source[_position + ahead] : '\0';

    private int EndOfLine() => _source.IndexOf('\n', _position) is >= 0 and var end ? end : _source.Length;

    private bool IsFirstOfLine()
    {
        var before = _position - 1;
        while (before >= 0 && _source[before] is ' ' or '\t')
        {
            before--;
        }

        return before < 0 || _source[before] == '\n';
    }

    private void ReadComment()
    {
        var end = At(1) == '/' ? EndOfLine()
            : _source.IndexOf("*/", Math.Min(_position + 2, _source.Length), StringComparison.Ordinal) is >= 0 and var close ? close + 2 : _source.Length;
        Take(CodeKind.Comment, end);
    }

    private void ReadCharacter()
    {
        var end = _position + (At(1) == '\\' ? 3 : 2);
        end = _source.AsSpan(Math.Min(end, _source.Length)).IndexOfAny('\'', '\n') is >= 0 and var found
            && _source[end + found] == '\'' ? end + found + 1 : _position + 1;
        Take(CodeKind.Text, end);
    }

    private void ReadNumber()
    {
        var end = _position + 1;
        while (end < _source.Length && (char.IsLetterOrDigit(_source[end]) || _source[end] == '_' || IsDecimalPoint(end)))
        {
            end++;
        }

        Take(CodeKind.Number, end);
    }

    // 1.5, but neither 1..5 nor 1.ToString().
    private bool IsDecimalPoint(int at) => _source[at] == '.' && at + 1 < _source.Length && char.IsAsciiDigit(_source[at + 1]);

    private void ReadWord()
    {
        var start = _position;
        var end = _position + 1;
        while (end < _source.Length && (char.IsLetterOrDigit(_source[end]) || _source[end] == '_'))
        {
            end++;
        }

        var isMember = start > 0 && _source[start - 1] == '.' && !(start > 1 && _source[start - 2] == '.');
        if (!isMember && CSharpWords.Keywords.Contains(_source[start..end]))
        {
            Take(CodeKind.Keyword, end);
        }

        _position = end;
    }

    private StringStart? FindStringStart() => _nesting < DeepestNesting ? StringStart.Find(_source, _position) : null;

    // What was passed over so far is plain; from here to `end` it is `kind`.
    private void Take(CodeKind kind, int end)
    {
        Emit(CodeKind.Plain);
        _position = end;
        Emit(kind);
    }

    private void Emit(CodeKind kind)
    {
        if (_position > _start)
        {
            _tokens.Add(new(kind, _source[_start.._position]));
            _start = _position;
        }
    }
}
