using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace PodLab.Browser;

/// <summary>
/// The assemblies that came with the page, as references of cells. In a browser they aren't files: the runtime has them in memory, and their metadata is
/// read there. So nothing is fetched twice.
/// </summary>
/// <param name="known">The references.</param>
internal sealed class BundledReferences(ImmutableArray<PortableExecutableReference> known) : MetadataReferenceResolver
{
    /// <summary>All references. The first text of a session has them, and later ones inherit them.</summary>
    public ImmutableArray<PortableExecutableReference> All => known;

    /// <param name="assemblies">The names of the assemblies: <c>System.Linq</c>. Roslyn's own are skipped, as on the desktop: they are trimmed.</param>
    public static BundledReferences Of(IEnumerable<string> assemblies) => new(
    [
        .. assemblies.Where(name => !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(Assembly.Load).Select(Reference).OfType<PortableExecutableReference>(),
    ]);

    // A cell names the library by its path in a checkout, or by its package. Here it is the one that came with the page.
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var file = Path.GetFileName(reference);
        return [.. known.Where(one => one.FilePath == file || one.FilePath == $"{reference}.dll").Select(one => one.WithProperties(properties))];
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => known.Length;

    /// <summary>The assembly's metadata in the runtime's memory; null if it has none. No such assembly is ever unloaded.</summary>
    private static unsafe PortableExecutableReference? Reference(Assembly assembly) => assembly.TryGetRawMetadata(out var start, out var length)
        ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)start, length)).GetReference(filePath: $"{assembly.GetName().Name}.dll")
        : null;
}
