namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// Runs a minimal cell before the learner's first, so that the compiler is then loaded and bound to .NET. It does no more than that: anything else
/// would delay the first cell.
/// </summary>
internal static class WarmUp
{
    public static async Task RunAsync(CSharpEngine engine)
    {
        var nowhere = new Nowhere();
        await engine.RunAsync("1", nowhere, CancellationToken.None);
        engine.Reset();
    }

    private sealed class Nowhere : ICellOutput
    {
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

        public void Error(CellError error)
        {
        }
    }
}
