using PodLab.Recordings;
using PodLab.Setup.Jupyter;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Export;

/// <summary>The desktop's kernel in a folder like that of a page: the library, and one recording.</summary>
internal sealed class DesktopKernel : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly JupyterClient _kernel;

    private DesktopKernel(TemporaryFolder folder, JupyterClient kernel) => (_folder, _kernel) = (folder, kernel);

    /// <summary>Starts it. The caller disposes it.</summary>
    /// <param name="recording">The file of the recorded pod.</param>
    public static async Task<DesktopKernel> StartAsync(string recording)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["notebooks/recordings"]);
        Directory.CreateSymbolicLink(folder["helpers"], Repository.Path("helpers"));
        File.CreateSymbolicLink(folder[$"notebooks/recordings/{recording}"], Repository.Path("notebooks", "recordings", recording));
        var environment = new Dictionary<string, string> { ["PODLAB_CLUSTER"] = $"recorded:{recording.Split('.')[0]}", ["PODLAB_DATA"] = folder["data"] };
        var kernel = await JupyterClient.StartAsync(KernelLaunch.Ours, folder["notebooks"], environment, TestContext.Current.CancellationToken);
        return new(folder, kernel);
    }

    /// <summary>Runs a notebook's cells, after those that ran in this kernel before, up to the first that fails. The kernel is told their names, as by
    /// JupyterLab.</summary>
    public async Task<Notebook> RunAsync(Notebook notebook)
    {
        foreach (var cell in notebook.Cells.Where(cell => cell.IsCode))
        {
            cell.Json["metadata"] = new JsonObject { ["cellId"] = cell.Id };
        }

        return (await new NotebookExecution(notebook, _kernel).RunAsync(new Progress<CellRun>(), TestContext.Current.CancellationToken)).Notebook;
    }

    public async ValueTask DisposeAsync()
    {
        await _kernel.DisposeAsync();
        _folder.Dispose();
    }
}
