namespace PodLab.CSharpKernel.Engine;

/// <summary>Where a cell's outputs go while it runs, in the order in which they arise. The Jupyter face implements it.</summary>
internal interface ICellOutput
{
    void Stream(bool isError, string text);

    /// <param name="shown">What is shown.</param>
    /// <param name="id">By which <see cref="Update"/> finds it again.</param>
    void Display(MimeBundle shown, string id);

    /// <summary>Something else is to stand where the display of that ID stands, in whichever cell that is.</summary>
    void Update(MimeBundle shown, string id);

    /// <summary>Removes what the cell has shown so far: at once, or, so that nothing flickers, when its next output comes.</summary>
    void Clear(bool untilNextOutput);

    void Result(MimeBundle value);

    void Error(CellError error);

    /// <summary>Asks the learner for a line, and waits for it. Null where there is nobody to ask, as at the end of a file.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted meanwhile.</exception>
    string? Ask(string prompt, bool isSecret) => null;
}

/// <summary>The output of one cell until it is closed: what the cell, or a task that it left behind, prints or shows after that goes nowhere.</summary>
internal sealed class ClosableCellOutput(ICellOutput output) : ICellOutput
{
    // Held while passing on, so that nothing of a cell follows its closing.
    private readonly Lock _passing = new();
    private bool _isOver;

    public void Stream(bool isError, string text) => Pass(() => output.Stream(isError, text));

    public void Display(MimeBundle shown, string id) => Pass(() => output.Display(shown, id));

    public void Update(MimeBundle shown, string id) => Pass(() => output.Update(shown, id));

    public void Clear(bool untilNextOutput) => Pass(() => output.Clear(untilNextOutput));

    public void Result(MimeBundle value) => Pass(() => output.Result(value));

    public void Error(CellError error) => Pass(() => output.Error(error));

    // Without the lock: a learner may take long to answer, and the cell's other threads go on printing.
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
