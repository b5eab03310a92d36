namespace PodLab.CSharpKernel.Engine;

/// <summary>The destination of a running cell's outputs, in their order. The host implements it.</summary>
internal interface ICellOutput
{
    void Stream(bool isError, string text);

    /// <param name="shown">The content to show.</param>
    /// <param name="id">The ID by which <see cref="Update"/> finds it again.</param>
    void Display(MimeBundle shown, string id);

    /// <summary>Replaces the display with that ID, in whichever cell it is.</summary>
    void Update(MimeBundle shown, string id);

    /// <summary>Removes everything that the cell showed so far: immediately, or, so that nothing flickers, when its next output comes.</summary>
    void Clear(bool untilNextOutput);

    void Result(MimeBundle value);

    void Error(CellError error);

    /// <summary>Prompts the learner for a line, and waits for it. Null if there is no learner to ask, as at the end of a file.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted meanwhile.</exception>
    string? Ask(string prompt, bool isSecret) => null;
}

/// <summary>The output of one cell until it is closed. After that, output of the cell, or of a task that it left behind, goes nowhere.</summary>
internal sealed class ClosableCellOutput(ICellOutput output) : ICellOutput
{
    // Held while passing output on, so that no output of a cell follows its closing.
    private readonly Lock _passing = new();
    private bool _isOver;

    public void Stream(bool isError, string text) => Pass(() => output.Stream(isError, text));

    public void Display(MimeBundle shown, string id) => Pass(() => output.Display(shown, id));

    public void Update(MimeBundle shown, string id) => Pass(() => output.Update(shown, id));

    public void Clear(bool untilNextOutput) => Pass(() => output.Clear(untilNextOutput));

    public void Result(MimeBundle value) => Pass(() => output.Result(value));

    public void Error(CellError error) => Pass(() => output.Error(error));

    // Without the lock: a learner may take long to answer, and the cell's other threads continue to print.
    public string? Ask(string prompt, bool isSecret) => _isOver ? null : output.Ask(prompt, isSecret);

    public void Close()
    {
        lock (_passing)
        {
            _isOver = true;
        }
    }

    private void Pass(Action something)
    {
        lock (_passing)
        {
            if (!_isOver)
            {
                something();
            }
        }
    }
}
