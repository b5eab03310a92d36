namespace PodLab.Setup.HtmlExport;

internal sealed partial class CSharpLexer
{
    /// <summary>A string literal that is being read; its holes are code again.</summary>
    private sealed class Literal(CSharpLexer lexer, StringStart start)
    {
        public void Read()
        {
            lexer.Emit(CodeKind.Plain);
            lexer._position += start.Length;
            while (lexer._position < lexer._source.Length && !ReadEnd())
            {
                ReadPart();
            }

            lexer.Emit(CodeKind.Text);
        }

        private bool ReadEnd()
        {
            var isLineEnd = lexer.At(0) == '\n' && start is { IsVerbatim: false, IsRaw: false };
            if (isLineEnd)
            {
                return true;
            }

            var quotes = CountOf('"');
            if (quotes < start.Quotes || (start.IsVerbatim && quotes >= 2))
            {
                return false;
            }

            // Quotes beyond those that end a raw string belong to its text, and stand before its end.
            lexer._position += start.IsRaw ? quotes : 1;
            return true;
        }

        private void ReadPart()
        {
            var current = lexer.At(0);
            var braces = start.Dollars > 0 && current == '{' ? CountOf('{') : 0;
            if (current == '\\' && start is { IsVerbatim: false, IsRaw: false })
            {
                lexer._position = Math.Min(lexer._position + 2, lexer._source.Length);
            }
            else if (braces > 0 && (start.IsRaw ? braces >= start.Dollars : braces % 2 == 1))
            {
                lexer._position += braces;
                ReadHole();
            }
            else
            {
                lexer._position += braces > 0 ? braces : current == '"' ? QuotesInText() : 1;
            }
        }

        private void ReadHole()
        {
            lexer.Emit(CodeKind.Text);
            lexer._nesting++;
            lexer.ReadCode(start.IsRaw ? start.Dollars : 1);
            lexer._nesting--;
            lexer.Emit(CodeKind.Plain);
            if (lexer.At(0) == ':')
            {
                var close = lexer._source.AsSpan(lexer._position).IndexOfAny('}', '"');
                lexer._position = close < 0 ? lexer._source.Length : lexer._position + close;
            }

            while (lexer.At(0) == '}' && lexer._position < lexer._source.Length)
            {
                lexer._position++;
            }
        }

        // In a verbatim string a doubled quote is a quote; a third one ends it.
        private int QuotesInText() => start.IsVerbatim ? 2 : CountOf('"');

        private int CountOf(char wanted)
        {
            var count = 0;
            while (lexer.At(count) == wanted)
            {
                count++;
            }

            return count;
        }
    }
}
