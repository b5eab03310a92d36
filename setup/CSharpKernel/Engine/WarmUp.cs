namespace PodLab.CSharpKernel.Engine;

/// <summary>Runs a cell before the learner's first, so that the compiler is then loaded and bound to .NET.</summary>
internal static class WarmUp
{
    /// <summary>Runs the cell, and forgets it.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="code">The cell. The minimal one does no more than what every first cell waits for.</param>
    /// <returns>Its error; null if it ran to its end.</returns>
    public static async Task<CellError?> RunAsync(CSharpEngine engine, string code = "1")
    {
        var nowhere = new Nowhere();
        await engine.RunAsync(code, nowhere, CancellationToken.None);
        engine.Reset();
        return nowhere.Failure;
    }

    private sealed class Nowhere : ICellOutput
    {
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
}
