using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Scripting;
using PodLab.CSharpKernel.Engine.Packages;

namespace PodLab.Browser;

/// <summary>
/// Compiles and runs C# texts as Roslyn's scripting does, but without its need for assemblies that are files. Each text becomes a submission: a
/// compilation that continues the previous one, emitted into memory. Its entry point gets the array of all submissions' objects.
/// </summary>
internal sealed class SubmissionSession : IScriptSession
{
    private readonly AssemblyLoadContext _context = new("cells");
    private readonly CellSymbols _symbols = new();
    private readonly BundledReferences _references;
    private readonly CSharpCompilation _nothing;
    private CSharpCompilation? _last;
    // The first element is what cells call without a prefix; one for each submission follows.
    private object?[] _submissions = [];
    private int _count;

    /// <param name="folder">The notebook's folder. Paths in cells are relative to it.</param>
    /// <param name="references">The assemblies that cells can use.</param>
    public SubmissionSession(string folder, BundledReferences references)
    {
        (Folder, _references) = (folder, references);
        _nothing = Compile("", "");
        FrameSource.Find = _symbols.Find;
        Reset();
    }

    public string Folder { get; }

    public Compilation LastCompilation => _last ?? _nothing;

    public IEnumerable<CellVariable> Variables => _submissions.Skip(1).Reverse().OfType<object>().SelectMany(VariablesOf)
        .DistinctBy(variable => variable.Name)
        .OrderBy(variable => variable.Name, StringComparer.Ordinal);

    public async Task<ScriptValue?> RunAsync(string code, string name, CancellationToken cancellation)
    {
        var compilation = Compile(code, name);
        var run = Load(compilation);
        // From here on its declarations are kept, even if it throws.
        _last = compilation;
        if (run is null)
        {
            return null;
        }

        if (_submissions.Length <= ++_count)
        {
            Array.Resize(ref _submissions, 2 * _count);
        }

        var value = await run(_submissions);
        return value is not null || CellCode.HasValue(compilation) ? new(value) : null;
    }

    // They are among the references of every text.
    public void Reference(ResolvedPackages packages)
    {
    }

    public void Reset() => (_last, _count, _submissions) = (null, 0, [new CellGlobals(), null]);

    public void Dispose()
    {
    }

    // Roslyn makes a cell's variables public fields of its submission. Its own fields have names that C# doesn't allow.
    private static IEnumerable<CellVariable> VariablesOf(object submission) =>
        submission.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(variable => SyntaxFacts.IsValidIdentifier(variable.Name))
            .Select(variable => new CellVariable(variable.Name, variable.FieldType, variable.GetValue(submission)));

    private CSharpCompilation Compile(string code, string name)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            // A text inherits references and imports from the one before it.
            usings: _last is null ? CellCode.Imports : [],
            allowUnsafe: true,
            concurrentBuild: false,
            sourceReferenceResolver: new SourceFileResolver([], Folder),
            metadataReferenceResolver: _references,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);
        return CSharpCompilation.CreateScriptCompilation(
            $"cell-{Guid.NewGuid():n}",
            CSharpSyntaxTree.ParseText(code, CSharpVersion.Parse, name, Encoding.UTF8),
            _last is null ? _references.All : [],
            options,
            _last,
            typeof(object),
            typeof(CellGlobals));
    }

    // Null if there is nothing to run: a text may consist of a using directive or a comment.
    private Func<object?[], Task<object?>>? Load(CSharpCompilation compilation)
    {
        using var code = new MemoryStream();
        var emitted = compilation.Emit(code);
        if (emitted.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new CompilationErrorException(error.ToString(), emitted.Diagnostics);
        }

        if (!emitted.Success)
        {
            return null;
        }

        code.Position = 0;
        var entry = compilation.GetEntryPoint(CancellationToken.None)!;
        var assembly = _context.LoadFromStream(code);
        _symbols.Add(assembly, compilation);
        return assembly
            .GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
    }
}
