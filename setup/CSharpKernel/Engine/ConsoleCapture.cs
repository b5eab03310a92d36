using System.Text;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// Sends what is written to the console to the cell that writes it, and what is read from it to whom that cell can ask. It stays in place between
/// cells: what nobody runs for is dropped, and so is what an abandoned cell still prints.
/// </summary>
internal sealed class ConsoleCapture : IDisposable
{
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly TextReader _in = Console.In;

    public ConsoleCapture()
    {
        Console.SetOut(new CellWriter(isError: false));
        Console.SetError(new CellWriter(isError: true));
        Console.SetIn(new CellInput());
    }

    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        Console.SetIn(_in);
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
