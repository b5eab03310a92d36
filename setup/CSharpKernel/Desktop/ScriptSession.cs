using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.DotNet.Interactive.Formatting;
using PodLab.CSharpKernel.Desktop.Packages;
using PodLab.CSharpKernel.Engine.Packages;

namespace PodLab.CSharpKernel.Desktop;

/// <summary>Compiles and runs C# texts with Roslyn's scripting, which finds assemblies by their files.</summary>
internal sealed class ScriptSession : IScriptSession
{
    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly NativeLibraries _native = new();
    private readonly List<PortableExecutableReference> _references = [.. CellReferences.OfEveryCell];
    private readonly Script _nothing;
    private ScriptOptions _options;
    private ScriptState<object>? _state;

    /// <summary>A session whose <c>#r "path"</c> is relative to a folder: the notebook's.</summary>
    public ScriptSession(string folder)
    {
        Folder = folder;
        // The cells' Formatter must be the engine's own. Otherwise formatters that cells register would never be used.
        _loader.RegisterDependency(typeof(Formatter).Assembly);
        _loader.RegisterDependency(typeof(CSharpEngine).Assembly);
        _options = ScriptOptions.Default
            .WithReferences(_references)
            .WithImports(CellCode.Imports)
            .WithMetadataResolver(new CellReferences(folder))
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8)
            .WithLanguageVersion(CSharpVersion.Value);
        _nothing = CSharpScript.Create<object>("", _options, typeof(CellGlobals), _loader);
    }

    public string Folder { get; }

    // Roslyn keeps the compilation in the script.
    public Compilation LastCompilation => (_state?.Script ?? _nothing).GetCompilation();

    public IEnumerable<CellVariable> Variables =>
        _state?.Variables.Reverse().DistinctBy(variable => variable.Name).OrderBy(variable => variable.Name, StringComparer.Ordinal)
            .Select(variable => new CellVariable(variable.Name, variable.Type, variable.Value))
        ?? [];

    public async Task<ScriptValue?> RunAsync(string code, string name, CancellationToken cancellation)
    {
        var options = _options.WithFilePath(name);
        var script = _state is null
            ? CSharpScript.Create<object>(code, options, typeof(CellGlobals), _loader)
            : _state.Script.ContinueWith<object>(code, options);
        var state = await (_state is null
            ? script.RunAsync(new CellGlobals(), _ => true, cancellation)
            : script.RunFromAsync(_state, _ => true, cancellation));
        cancellation.ThrowIfCancellationRequested();
        _state = state;
        // A text inherits both from the one before. If given again, they would be bound again, and each text would take longer than the last.
        _options = _options.WithReferences(Array.Empty<MetadataReference>()).WithImports();
        if (state.Exception is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        return state.ReturnValue is not null || CellCode.HasValue(script.GetCompilation()) ? new(state.ReturnValue) : null;
    }

    public void Reference(ResolvedPackages packages)
    {
        foreach (var path in packages.Assemblies)
        {
            _loader.RegisterDependency(IdentityOf(path), path);
        }

        var known = _references.Select(reference => reference.FilePath).ToHashSet();
        PortableExecutableReference[] fresh = [.. packages.Assemblies.Where(path => !known.Contains(path)).Select(CellReferences.Of)];
        _references.AddRange(fresh);
        _options = _options.AddReferences(fresh);
        _native.Add(packages.NativeLibraries);
    }

    public void Reset()
    {
        _state = null;
        _options = _options.WithReferences(_references).WithImports(CellCode.Imports);
    }

    public void Dispose()
    {
        _native.Dispose();
        _loader.Dispose();
    }

    private static AssemblyIdentity IdentityOf(string path)
    {
        var name = AssemblyName.GetAssemblyName(path);
        var key = name.GetPublicKey() ?? [];
        return new(name.Name, name.Version, name.CultureName, [.. key], hasPublicKey: key.Length > 0);
    }
}
