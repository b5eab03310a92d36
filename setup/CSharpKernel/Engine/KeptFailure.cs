namespace PodLab.CSharpKernel.Engine;

/// <summary>Drops a cell's outputs, except for its error.</summary>
internal sealed class KeptFailure : ICellOutput
{
    /// <summary>The cell's error; null as long as there is none.</summary>
    public CellError? Failure { get; private set; }

    public void Stream(bool isError, string text)
    {
    }

    public void Display(MimeBundle shown, string id)
    {
    }

    public void Update(MimeBundle shown, string id)
    {
    }

    public void Clear(bool untilNextOutput)
    {
    }

    public void Result(MimeBundle value)
    {
    }

    public void Error(CellError error) => Failure = error;
}
