namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// Runs the smallest of cells before the learner's first, so that the compiler is loaded and bound to .NET when that comes. No more than that: what else the
/// first cell needs, it may need the sooner.
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
