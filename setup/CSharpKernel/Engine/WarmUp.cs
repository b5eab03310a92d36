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
        var output = new KeptFailure();
        await engine.RunAsync(code, output, CancellationToken.None);
        engine.Reset();
        return output.Failure;
    }
}
