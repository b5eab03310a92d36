namespace PodLab.CSharpKernel.Jupyter;

/// <summary>
/// Gathers a cell's console output, so that ten thousand lines become a few messages. It passes the output on after a moment, when it gets long, or
/// when the other stream is used. It also does so before anything else is shown, so that everything stays in order.
/// </summary>
internal sealed class StreamBatch(Action<string, string> pass, TimeSpan? moment = null)
{
    private const int Much = 64 * 1024;

    // A front end shows a long message late, and JSON's writer refuses one that is a hundred times as long.
    private const int Most = 1024 * 1024;

    private const int LongestQuestion = 1000;

    private readonly TimeSpan _moment = moment ?? TimeSpan.FromMilliseconds(30);
    private readonly Lock _writing = new();
    private readonly StringBuilder _text = new();
    private string _stream = "";
    private string _shownLine = "";

    public void Write(string stream, string text)
    {
        lock (_writing)
        {
            if (stream != _stream)
            {
                Flush();
                _stream = stream;
            }

            if (_text.Length == 0)
            {
                _ = FlushInAMomentAsync();
            }

            _text.Append(text);
            if (_text.Length >= Much)
            {
                Flush();
            }
        }
    }

    /// <summary>Passes on the gathered output, then runs an action that comes after it.</summary>
    public void FlushAndThen(Action next)
    {
        lock (_writing)
        {
            Flush();
            next();
            _shownLine = "";
        }
    }

    /// <summary>
    /// The unfinished last line, for a question that follows: the front end shows it beside the answer. It's passed on only if a part of it already
    /// was.
    /// </summary>
    public string TakeUnfinishedLine()
    {
        lock (_writing)
        {
            var text = _text.ToString();
            var start = text.LastIndexOf('\n') + 1;
            var line = (start == 0 ? _shownLine : "") + text[start..];
            if (line.Length > LongestQuestion)
            {
                return "";
            }

            _text.Length = start == 0 && _shownLine.Length > 0 ? text.Length : start;
            return line[(line.LastIndexOf('\r') + 1)..];
        }
    }

    private async Task FlushInAMomentAsync()
    {
        await Task.Delay(_moment);
        lock (_writing)
        {
            Flush();
        }
    }

    private void Flush()
    {
        var text = _text.ToString();
        // Before passing on: text that can't be passed on now can't be passed on later either.
        _text.Clear();
        Remember(text);
        for (var start = 0; start < text.Length;)
        {
            var length = Math.Min(Most, text.Length - start);
            // Keeps a surrogate pair together.
            length -= char.IsHighSurrogate(text[start + length - 1]) && start + length < text.Length ? 1 : 0;
            pass(_stream, text.Substring(start, length));
            start += length;
        }
    }

    // A line that is longer than a question need not be kept whole.
    private void Remember(string text)
    {
        var start = text.LastIndexOf('\n') + 1;
        _shownLine = start > 0 ? text[start..] : _shownLine.Length > LongestQuestion ? _shownLine : _shownLine + text;
    }
}
