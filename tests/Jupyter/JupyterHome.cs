using PodLab.Setup.KernelSpecs;

namespace PodLab.Tests.Jupyter;

/// <summary>Folders for a Jupyter of the test's own, with PodLab's kernel in them and nothing of the machine's user.</summary>
internal sealed class JupyterHome : IDisposable
{
    /// <summary>Debian's Python, which has Debian's Jupyter; another may come first on the PATH.</summary>
    public const string Python = "/usr/bin/python3";

    private readonly TemporaryFolder _folder = new();

    public JupyterHome() => KernelInstallation.Install(Path.Combine(this["data"], "kernels"), alsoAsNetInteractive: false);

    /// <summary>The cluster that the lessons are to open where no state folder is given; null for none.</summary>
    public string? Cluster { get; init; }

    /// <summary>A path in it.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Runs Jupyter to its end.</summary>
    /// <param name="state">The state folder whose node the lessons are to find; null where none is needed.</param>
    /// <param name="arguments">What Python is to run.</param>
    public async Task<ToolResult> RunAsync(StateFolder? state, params string[] arguments)
    {
        using var process = Start(state, arguments);
        return await Tool.EndOfAsync(process);
    }

    public Process Start(StateFolder? state, params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root,
        };
        start.Environment["JUPYTER_DATA_DIR"] = this["data"];
        start.Environment["JUPYTER_RUNTIME_DIR"] = this["runtime"];
        start.Environment["JUPYTER_CONFIG_DIR"] = this["config"];
        start.Environment["IPYTHONDIR"] = this["ipython"];
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        if (state is not null)
        {
            start.Environment["PODLAB_STATE"] = state.Path;
            start.Environment["PODLAB_CLUSTER"] = "standalone";
        }
        else if (Cluster is not null)
        {
            start.Environment["PODLAB_CLUSTER"] = Cluster;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public void Dispose() => _folder.Dispose();
}
