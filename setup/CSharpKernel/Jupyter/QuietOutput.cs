using PodLab.CSharpKernel.Engine;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>For code that a front end runs for itself, silently or as a user expression: nothing is published, its value and its failure are kept.</summary>
internal sealed class QuietOutput : ICellOutput
{
    public MimeBundle? Value { get; private set; }

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

    public void Result(MimeBundle value) => Value = value;

    public void Error(CellError error) => Failure = error;
}
