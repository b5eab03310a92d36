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
