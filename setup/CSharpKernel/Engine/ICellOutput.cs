namespace PodLab.CSharpKernel.Engine;

/// <summary>Where a cell's outputs go while it runs, in the order in which they arise. A face of the engine (headless, Jupyter) implements it.</summary>
internal interface ICellOutput
{
    void Stream(bool isError, string text);

    void Display(MimeBundle shown);

    void Result(MimeBundle value);

    void Error(CellError error);
}
