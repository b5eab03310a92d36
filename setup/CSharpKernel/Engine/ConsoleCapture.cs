namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// Redirects the console: output goes to the cell that writes it, and input comes from the learner of the cell that reads it. It stays in place
/// between cells: output without a running cell is dropped, and so is the output of an abandoned cell.
/// </summary>
internal sealed class ConsoleCapture : IDisposable
{
    private static readonly TextWriter _cellOut = TextWriter.Synchronized(new CellWriter(isError: false));
    private static readonly TextWriter _cellError = TextWriter.Synchronized(new CellWriter(isError: true));

    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    // In a browser, a console has no input.
    private readonly TextReader? _in = OperatingSystem.IsBrowser() ? null : Console.In;
    private readonly TextReader? _cellIn;

    public ConsoleCapture()
    {
        Console.SetOut(_cellOut);
        Console.SetError(_cellError);
        if (!OperatingSystem.IsBrowser())
        {
            Console.SetIn(new CellInput());
            // .NET wraps a reader in its own.
            _cellIn = Console.In;
        }
    }

    /// <summary>Undoes a cell's <c>Console.SetOut</c>, <c>SetError</c> and <c>SetIn</c>.</summary>
    /// <returns>The streams that the cell redirected: <c>Console.Out</c>.</returns>
    public IReadOnlyList<string> PutBack()
    {
        var redirected = new List<string>();
        if (Console.Out != _cellOut)
        {
            Console.SetOut(_cellOut);
            redirected.Add("Console.Out");
        }

        if (Console.Error != _cellError)
        {
            Console.SetError(_cellError);
            redirected.Add("Console.Error");
        }

        if (_cellIn is not null && !OperatingSystem.IsBrowser() && Console.In != _cellIn)
        {
            Console.SetIn(_cellIn);
            redirected.Add("Console.In");
        }

        return redirected;
    }

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        if (_in is not null && !OperatingSystem.IsBrowser())
        {
            Console.SetIn(_in);
        }
    }

    private sealed class CellWriter(bool isError) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

        public override void Write(string? value)
        {
            CurrentCell.ThrowIfInterrupted();
            if (!string.IsNullOrEmpty(value))
            {
                CurrentCell.Output?.Stream(isError, value);
            }
        }

        public override void WriteLine(string? value) => Write(value + NewLine);
    }
}

/// <summary>The console's input while cells run: <c>Console.ReadLine()</c> asks the learner.</summary>
internal sealed class CellInput : TextReader
{
    private string _line = "";

    public override string? ReadLine()
    {
        if (_line.Length == 0)
        {
            return CurrentCell.Output?.Ask("", isSecret: false);
        }

        var rest = _line.TrimEnd('\n');
        _line = "";
        return rest;
    }

    public override int Peek() => _line.Length > 0 || Fill() ? _line[0] : -1;

    public override int Read()
    {
        if (Peek() is var next && next >= 0)
        {
            _line = _line[1..];
        }

        return next;
    }

    private bool Fill()
    {
        _line = CurrentCell.Output?.Ask("", isSecret: false) is { } line ? line + '\n' : "";
        return _line.Length > 0;
    }
}
