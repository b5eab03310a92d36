using System.Diagnostics;
using PodLab.Clusters;
using PodLab.Setup.Jupyter;
using PodLab.Setup.KernelSpecs;

namespace PodLab.Bench;

/// <summary>
/// A built checkout of PodLab, this one or another, used as a person does: only through its <c>setup/podlab</c> and its <c>notebooks/</c>. So a
/// checkout of any version can be measured.
/// </summary>
internal sealed class Checkout
{
    private readonly string _root;

    /// <param name="root">The checkout's folder.</param>
    /// <exception cref="PodLabException">It isn't a built checkout.</exception>
    public Checkout(string root)
    {
        _root = Path.GetFullPath(root);
        var built = Path.Combine(_root, "setup", "bin", "PodLab.Setup");
        if (!File.Exists(Tool) || !File.Exists(built))
        {
            throw new PodLabException($"{_root} is not a built checkout of PodLab: {(File.Exists(Tool) ? built : Tool)} is missing. Run `dotnet build` there.");
        }
    }

    private string Tool => Path.Combine(_root, "setup", "podlab");

    /// <summary>The checkout in which this program was built.</summary>
    public static Checkout Own()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PodLab.slnx")))
        {
            folder = folder.Parent;
        }

        return new Checkout(folder?.FullName ?? Directory.GetCurrentDirectory());
    }

    /// <summary>The lesson with a number: <c>05</c>.</summary>
    /// <exception cref="PodLabException">The checkout has no lesson with that number.</exception>
    public string Lesson(string number) => Directory.EnumerateFiles(Path.Combine(_root, "notebooks"), $"{number}-*.ipynb").Order().FirstOrDefault()
        ?? throw new PodLabException($"{Path.Combine(_root, "notebooks")} has no lesson {number}.");

    /// <summary>The start of this checkout's tool, with its own state folder.</summary>
    public ProcessStartInfo Start(string state, params string[] arguments)
    {
        var start = new ProcessStartInfo(Tool, arguments) { WorkingDirectory = _root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PODLAB_STATE"] = state;
        start.Environment.Remove(ClusterChoice.Variable);
        return start;
    }

    /// <summary>Runs this checkout's tool to its end.</summary>
    /// <exception cref="PodLabException">It failed.</exception>
    public async Task RunAsync(string state, string[] arguments, CancellationToken cancellation)
    {
        var ended = await ChildProcess.RunAsync(Start(state, arguments), lines: null, cancellation);
        if (ended.ExitCode != 0)
        {
            throw new PodLabException(
                $"`{Tool} {string.Join(' ', arguments)}` ended with exit code {ended.ExitCode}: {ended.StandardError}{ended.StandardOutput}");
        }
    }

    /// <summary>This checkout's kernel, from the kernelspec that it installs.</summary>
    public async Task<KernelLaunch> KernelAsync(CancellationToken cancellation)
    {
        var prefix = Directory.CreateTempSubdirectory("podlab-bench-spec-");
        try
        {
            await RunAsync(Path.Combine(prefix.FullName, "state"), ["kernel", "install", "--prefix", prefix.FullName], cancellation);
            return KernelLaunch.Of(KernelInstallation.In(Path.Combine(prefix.FullName, "share", "jupyter", "kernels")).Single());
        }
        finally
        {
            prefix.Delete(recursive: true);
        }
    }
}
