using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;
using Microsoft.DotNet.Interactive.Formatting;
using PodLab.CSharpKernel.Engine.Packages;

namespace PodLab.CSharpKernel.Engine;

/// <summary>Compiles and runs C# texts one after the other; each sees what the earlier ones declared.</summary>
internal sealed class ScriptSession : IDisposable
{
    // Only .NET Interactive's imports: a notebook that runs here must also run there.
    private static readonly string[] _imports =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Formatting", typeof(CellExtensions).Namespace!,
    ];

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
            .WithImports(_imports)
            .WithMetadataResolver(new CellReferences(folder))
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(folder))
            .WithEmitDebugInformation(true)
            .WithFileEncoding(Encoding.UTF8)
            .WithLanguageVersion(CSharpVersion.Value);
        _nothing = CSharpScript.Create<object>("", _options, typeof(CellGlobals), _loader);
    }

    public string Folder { get; }

    /// <summary>The text that ran last, linked to everything before it; an empty script before the first.</summary>
    public Script LastScript => _state?.Script ?? _nothing;

    /// <summary>The declared variables, each name once: a later declaration hides an earlier one.</summary>
    public IEnumerable<ScriptVariable> Variables =>
        _state?.Variables.Reverse().DistinctBy(variable => variable.Name).OrderBy(variable => variable.Name, StringComparer.Ordinal)
        ?? Enumerable.Empty<ScriptVariable>();

    /// <summary>Compiles and runs a text.</summary>
    /// <param name="code">C#.</param>
    /// <param name="name">Its "file name" in debug information, and so in stack traces.</param>
    /// <param name="cancellation">After it is cancelled, the text's declarations are not kept.</param>
    /// <returns>The value of the last expression; null if the text doesn't end with an expression that has a value.</returns>
    /// <exception cref="Exception">Any exception from the text. Declarations before it are kept, as at a prompt.</exception>
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

        return state.ReturnValue is not null || HasValue(script) ? new(state.ReturnValue) : null;
    }

    /// <summary>Lets later texts use packages.</summary>
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

    /// <summary>Forgets everything that the texts declared.</summary>
    public void Reset()
    {
        _state = null;
        _options = _options.WithReferences(_references).WithImports(_imports);
    }

    public void Dispose()
    {
        _native.Dispose();
        _loader.Dispose();
    }

    // A null result is ambiguous: it is also null for a text without a value.
    private static bool HasValue(Script script)
    {
        var compilation = script.GetCompilation();
        // A file that the text loads (#load) is a separate tree before the text's.
        var tree = compilation.SyntaxTrees.Last();
        return ((CompilationUnitSyntax)tree.GetRoot()).Members is [.., GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }]
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).ConvertedType?.SpecialType != SpecialType.System_Void;
    }

    private static AssemblyIdentity IdentityOf(string path)
    {
        var name = AssemblyName.GetAssemblyName(path);
        var key = name.GetPublicKey() ?? [];
        return new(name.Name, name.Version, name.CultureName, [.. key], hasPublicKey: key.Length > 0);
    }
}

/// <summary>The value of the last expression of a text.</summary>
/// <param name="Value">The value, which may be null.</param>
internal readonly record struct ScriptValue(object? Value);
