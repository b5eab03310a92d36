using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PodLab.CSharpKernel.Language;

/// <summary>
/// Resolves what cells reference as the engine does, and gives each assembly the XML documentation that lies beside it: the engine runs cells and needs
/// none, the one who hovers over a name does. The metadata itself is shared with the engine.
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

    // One workspace has one of these; two are never the same.
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => engines.GetHashCode();
}
