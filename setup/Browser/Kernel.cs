using System.Runtime.InteropServices.JavaScript;
using System.Runtime.Versioning;

namespace PodLab.Browser;

/// <summary>The kernel as the page's worker sees it: it puts files in place, starts the engine, and runs cells one after the other.</summary>
[SupportedOSPlatform("browser")]
public static partial class Kernel
{
    // The number of each cell's last run.
    private static readonly Dictionary<string, int> _lastRuns = [];
    private static int _runs;
    private static Rehearsal? _rehearsal;

    /// <summary>The engine; null until it starts.</summary>
    internal static CSharpEngine? Engine { get; private set; }

    /// <summary>A program needs an entry point. The page never calls it.</summary>
    public static void Main()
    {
    }

    /// <summary>Writes a file where cells find it. Files are in memory and last until the worker ends.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="content">Its content.</param>
    [JSExport]
    public static void WriteFile(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    /// <summary>Starts the engine with its compiler.</summary>
    /// <param name="folder">The notebook's folder. Paths in cells are relative to it.</param>
    /// <param name="cluster">The cluster that <c>Lab.OpenAsync()</c> opens: <c>recorded:05</c>.</param>
    /// <param name="assemblies">The names of the assemblies that came with the page. Cells are compiled against them.</param>
    [JSExport]
    public static async Task StartAsync(string folder, string cluster, string[] assemblies)
    {
        Cultures.Prepare();
        Directory.CreateDirectory(folder);
        Directory.SetCurrentDirectory(folder);
        Environment.SetEnvironmentVariable("PODLAB_CLUSTER", cluster);
        Environment.SetEnvironmentVariable("PODLAB_DATA", LearnerData.Folder);
        Engine = new(new SubmissionSession(folder, BundledReferences.Of(assemblies)), new BundledPackages());
        _rehearsal = new(Engine);
        await WarmUp.RunAsync(Engine);
    }

    /// <summary>Runs one of the cells that make later ones fast. Not after a cell of the learner's, which would be forgotten.</summary>
    /// <returns>Whether another one is left.</returns>
    [JSExport]
    public static async Task<bool> RehearseAsync()
    {
        await _rehearsal!.RunNextAsync();
        return _rehearsal.HasNext;
    }

    /// <summary>Runs one cell.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="name">Its name in the notebook.</param>
    /// <returns>Its outputs as a notebook stores them: an array of JSON objects, each with an <c>output_type</c>. The last one is of type
    /// <c>error</c> if the cell failed.</returns>
    [JSExport]
    public static async Task<string> RunAsync(string code, string name)
    {
        var run = _lastRuns[name] = ++_runs;
        var outputs = new NotebookOutputs(json =>
        {
            // A task of an earlier run may still show something, but the cell has other outputs now.
            if (_lastRuns[name] == run)
            {
                Show(name, json);
            }
        });
        await Engine!.RunAsync(code, outputs, CancellationToken.None, name: name);
        return outputs.ToJson();
    }

    /// <summary>Shows a cell's outputs before its end, or after it.</summary>
    /// <param name="name">The cell's name in the notebook.</param>
    /// <param name="outputs">An array as <see cref="RunAsync"/> returns it.</param>
    [JSImport("show", "page")]
    private static partial void Show(string name, string outputs);

    /// <summary>Makes the learner's data folder as the page keeps it.</summary>
    /// <param name="files">A JSON object: texts by their paths in the folder.</param>
    [JSExport]
    public static void WriteData(string files) => LearnerData.Write(files);

    /// <summary>The learner's data folder.</summary>
    /// <returns>A JSON object: texts by their paths in the folder.</returns>
    [JSExport]
    public static string ReadData() => LearnerData.Read();
}
