namespace PodLab.CSharpKernel.Engine;

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
