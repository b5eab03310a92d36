using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.DotNet.Interactive.Formatting;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// Runs a notebook's cells one after the other: each sees what the ones before it declared. It knows nothing of notebooks, files or wires; a face
/// (headless, Jupyter) hands it code and takes its outputs.
/// </summary>
internal sealed class CSharpEngine : IDisposable
{
    /// <summary>What a cell's "file name" begins with in debug information, hence in stack traces.</summary>
    public const string CellPrefix = "cell:";

    // What .NET Interactive imports, and no more: a notebook that runs here must run there.
    private static readonly string[] _imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Formatting", typeof(CellExtensions).Namespace!,
    ];

    private static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(500);

    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly ConsoleCapture _console = new();
    private readonly ScriptOptions _options;
    private ScriptState<object>? _state;
    private int _count;

    /// <summary>An engine whose <c>#r "path"</c> is relative to a folder: the notebook's.</summary>
    public CSharpEngine(string folder)
    {
        // The cells' Formatter must be the engine's own, or what they register would never be asked.
        _loader.RegisterDependency(typeof(Formatter).Assembly);
        _loader.RegisterDependency(typeof(CSharpEngine).Assembly);
        _options = ScriptOptions.Default
            .WithReferences([.. RuntimeReferences(), Reference(typeof(Formatter).Assembly.Location), Reference(typeof(CSharpEngine).Assembly.Location)])
            .WithImports(_imports)
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder).WithSearchPaths(folder))
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8)
            .WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest);
    }

    /// <summary>
    /// Runs one cell and hands out what it shows, also what tasks that it leaves behind show later. Cancelling abandons it: what it still prints
    /// is dropped.
    /// </summary>
    /// <param name="number">By what number a stack trace names the cell; without it the next one.</param>
    /// <returns>Whether it ran to its end.</returns>
    public async Task<bool> RunAsync(string code, ICellOutput output, CancellationToken cancellation, int? number = null)
    {
        _count = number ?? _count + 1;
        var cell = string.Create(CultureInfo.InvariantCulture, $"{CellPrefix}{_count}");
        var open = new OpenCell(output);
        CurrentCell.Enter(open, cancellation);
        var scheduler = new CellScheduler();
        try
        {
            // On a thread of the pool, so that a cell that never yields can still be abandoned.
            return await scheduler.Start(() => RunAsync(code, cell, open, cancellation)).WaitAsync(cancellation);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            open.Close();
            output.Error(CellError.Interrupted(stillRuns: !await HasComeToRestAsync(scheduler)));
            return false;
        }
    }

    /// <summary>Forgets what cells have declared.</summary>
    public void Reset() => (_state, _count) = (null, 0);

    public void Dispose()
    {
        _console.Dispose();
        _loader.Dispose();
    }

    private async Task<bool> RunAsync(string code, string cell, OpenCell open, CancellationToken cancellation)
    {
        try
        {
            var state = await ContinueAsync(code, cell, cancellation);
            cancellation.ThrowIfCancellationRequested();
            _state = state;
            if (state.Exception is { } error)
            {
                open.Error(CellError.Of(error, cell));
            }
            else if (state.ReturnValue is { } value and not DisplayedValue)
            {
                open.Result(MimeBundle.Of(value));
            }

            return state.Exception is null;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            open.Error(CellError.Of(error, cell));
            return false;
        }
    }

    // What was cancelled needs a moment to unwind.
    private static async Task<bool> HasComeToRestAsync(CellScheduler scheduler)
    {
        var watch = Stopwatch.StartNew();
        while (scheduler.IsRunning && watch.Elapsed < _patience)
        {
            await Task.Delay(10);
        }

        return !scheduler.IsRunning;
    }

    private Task<ScriptState<object>> ContinueAsync(string code, string cell, CancellationToken cancellation)
    {
        var options = _options.WithFilePath(cell);
        // A cell that throws keeps what it declared before: later cells see it, as at a prompt.
        var script = _state is null
            ? CSharpScript.Create<object>(code, options, typeof(CellGlobals), _loader)
            : _state.Script.ContinueWith<object>(code, options);
        return _state is null
            ? script.RunAsync(new CellGlobals(), _ => true, cancellation)
            : script.RunFromAsync(_state, _ => true, cancellation);
    }

    private static IEnumerable<MetadataReference> RuntimeReferences() =>
        Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll")
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Microsoft.CSharp.dll" or "netstandard.dll" or "mscorlib.dll")
                && !name.Contains(".Native.", StringComparison.Ordinal))
            .Select(Reference);

    private static MetadataReference Reference(string path) => MetadataReference.CreateFromFile(path);
}
