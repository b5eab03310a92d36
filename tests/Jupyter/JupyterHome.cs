using PodLab.Setup.KernelSpecs;

namespace PodLab.Tests.Jupyter;

/// <summary>Folders for the test's own Jupyter, with PodLab's kernel and nothing from the machine's user.</summary>
internal sealed class JupyterHome : IDisposable
{
    /// <summary>Debian's Python, which has Debian's Jupyter; another may be first on the PATH.</summary>
    public const string Python = "/usr/bin/python3";

    private readonly TemporaryFolder _folder = new();

    public JupyterHome() => KernelInstallation.Install(Path.Combine(this["data"], "kernels"), alsoAsNetInteractive: false);

    /// <summary>The cluster for the lessons if no state folder is given; null for none.</summary>
    public string? Cluster { get; init; }

    /// <summary>A path in it.</summary>
    public string this[string name] => _folder[name];

    /// <summary>Runs Jupyter to its end.</summary>
    /// <param name="state">The state folder with the node for the lessons; null if none is needed.</param>
    /// <param name="arguments">The arguments for Python.</param>
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
