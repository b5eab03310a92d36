namespace PodLab.CSharpKernel.Engine;

/// <summary>The output of one cell while it runs. Closed with the cell: what tasks that it left behind still print or show goes nowhere.</summary>
internal sealed class OpenCell(ICellOutput output) : ICellOutput, IDisposable
{
    // Held while passing on, so that nothing of a cell follows the word that it is done.
    private readonly Lock _passing = new();
    private bool _isOver;

    public void Stream(bool isError, string text) => Pass(() => output.Stream(isError, text));

    public void Display(MimeBundle shown, string id) => Pass(() => output.Display(shown, id));

    public void Update(MimeBundle shown, string id) => Pass(() => output.Update(shown, id));

    public void Result(MimeBundle value) => Pass(() => output.Result(value));

    public void Error(CellError error) => Pass(() => output.Error(error));

    public void Dispose()
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
