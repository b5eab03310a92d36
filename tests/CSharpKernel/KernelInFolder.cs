using PodLab.Setup.NotebookRunner;

namespace PodLab.Tests.CSharpKernel;

/// <summary>A real kernel process whose cells run in a folder.</summary>
internal sealed class KernelInFolder(KernelProcess kernel) : IAsyncDisposable
{
    public KernelProcess Process => kernel;

    public static async Task<KernelInFolder> StartAsync(string? folder = null, Dictionary<string, string>? environment = null) =>
        new(await KernelProcess.StartAsync(folder ?? AppContext.BaseDirectory, environment ?? [], TestContext.Current.CancellationToken));

    /// <summary>Runs a cell to its end and returns all that the kernel said of it.</summary>
    public async Task<IReadOnlyList<KernelEvent>> RunAsync(string code)
    {
        var said = new List<KernelEvent>();
        await foreach (var happening in kernel.ExecuteAsync(code, TestContext.Current.CancellationToken))
        {
            said.Add(happening);
        }

        return said;
    }

    public ValueTask DisposeAsync() => kernel.DisposeAsync();
}
