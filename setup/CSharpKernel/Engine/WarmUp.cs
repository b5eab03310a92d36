namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// Runs a small cell before the kernel says that it is ready, so that the just-in-time compilation of the compiler itself happens at its start and
/// not in the learner's first cell.
/// </summary>
internal static class WarmUp
{
    public static async Task RunAsync(CSharpEngine engine)
    {
        var nowhere = new Nowhere();
        await engine.RunAsync("await Task.Yield(); new[] { 1 }.Select(number => $\"{number}\").Single()", nowhere, CancellationToken.None);
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
