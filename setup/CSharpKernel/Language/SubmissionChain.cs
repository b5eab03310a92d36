using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace PodLab.CSharpKernel.Language;

/// <summary>
/// The cells that ran, as Roslyn's language services see them: a chain of submissions, each of which sees the earlier ones. The cell that is being
/// written is at its end.
/// </summary>
internal sealed class SubmissionChain : IDisposable
{

    private readonly AdhocWorkspace _workspace = new(LanguageParts.Compose());
    private readonly List<Compilation> _cells = [];
    private DocumentedReferences? _references;
    private Solution _solution;
    private DocumentId? _writing;

    public SubmissionChain() => _solution = _workspace.CurrentSolution;

    /// <summary>The document of the cell that is being written.</summary>
    /// <param name="last">The last cell that ran; an empty text before the first.</param>
    /// <param name="code">The code written so far.</param>
    public Document Write(Compilation last, string code)
    {
        Follow(last);
        // The solution is kept, to also keep Roslyn's results about earlier cells.
        _solution = _solution.WithDocumentText(_writing!, SourceText.From(code));
        return _solution.GetDocument(_writing)!;
    }

    public void Dispose() => _workspace.Dispose();

    private void Follow(Compilation last)
    {
        var fresh = new Stack<Compilation>();
        for (var cell = last; cell is not null && !_cells.Contains(cell); cell = Previous(cell))
        {
            fresh.Push(cell);
        }

        // The engine forgot the cells, or continued from an earlier one: start over.
        if (_cells.Count > 0 && !ReferenceEquals(fresh.Count > 0 ? Previous(fresh.Peek()) : last, _cells[^1]))
        {
            _solution = _workspace.CurrentSolution;
            _cells.Clear();
            _writing = null;
            Follow(last);
            return;
        }

        while (fresh.TryPop(out var cell))
        {
            _solution = _writing is null ? Append(cell) : _solution;
            // The packages that a cell named became known only after the creation of its project.
            _solution = _solution
                .WithProjectMetadataReferences(_writing!.ProjectId, ReferencesOf(cell))
                .WithDocumentText(_writing, SourceText.From(cell.SyntaxTrees.Last().ToString()));
            _cells.Add(cell);
            _solution = Append(cell);
        }
    }

    // Adds an empty cell at the end, compiled like that script.
    private Solution Append(Compilation like)
    {
        var references = ReferencesOf(like);
        var name = string.Create(CultureInfo.InvariantCulture, $"cell-{_solution.ProjectIds.Count}");
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            name,
            name,
            LanguageNames.CSharp,
            compilationOptions: like.Options.WithMetadataReferenceResolver(_references!),
            parseOptions: CSharpVersion.Parse,
            projectReferences: _writing is { } previous ? [new ProjectReference(previous.ProjectId)] : [],
            metadataReferences: references,
            isSubmission: true,
            hostObjectType: typeof(CellGlobals));
        _writing = DocumentId.CreateNewId(project.Id);
        return _solution.AddProject(project).AddDocument(DocumentInfo.Create(_writing, name, sourceCodeKind: SourceCodeKind.Script));
    }

    private static Compilation? Previous(Compilation cell) => cell.ScriptCompilationInfo?.PreviousScriptCompilation;

    private IEnumerable<MetadataReference> ReferencesOf(Compilation cell)
    {
        _references ??= new(cell.Options.MetadataReferenceResolver!);
        return cell.References.OfType<PortableExecutableReference>().Select(_references.Document);
    }
}

/// <summary>
/// Resolves cells' references as the engine does, and adds the XML documentation beside each assembly. The engine doesn't need it to run cells, but
/// hover texts do. The metadata itself is shared with the engine.
/// </summary>
internal sealed class DocumentedReferences(MetadataReferenceResolver engines) : MetadataReferenceResolver
{
    private readonly ConcurrentDictionary<string, PortableExecutableReference> _documented = [];

    public override bool ResolveMissingAssemblies => engines.ResolveMissingAssemblies;

    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties) =>
        [.. engines.ResolveReference(reference, baseFilePath, properties).Select(Document)];

    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity) =>
        engines.ResolveMissingAssembly(definition, referenceIdentity) is { } found ? Document(found) : null;

    public PortableExecutableReference Document(PortableExecutableReference reference)
    {
        if (reference.FilePath is not { } path || Path.ChangeExtension(path, ".xml") is var xml && !File.Exists(xml))
        {
            return reference;
        }

        return _documented.GetOrAdd(path, _ => reference.GetMetadata() is AssemblyMetadata metadata
            ? metadata.GetReference(XmlDocumentationProvider.CreateFromFile(xml), filePath: path)
            : reference);
    }

    // A workspace has one of these; two are never the same.
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => engines.GetHashCode();
}
