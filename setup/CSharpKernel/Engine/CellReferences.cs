using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Html;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// The assemblies that cells are compiled against: .NET's, what shows values, and what they name with <c>#r</c> together with what lies beside that.
/// What the kernel itself is made of is not among them.
/// </summary>
/// <remarks>
/// Only metadata is read. Roslyn's own resolver reads whole files, and those of the kernel besides: together they are larger than all else here.
/// </remarks>
/// <param name="folder">The notebook's, to which a path in a <c>#r</c> is relative.</param>
internal sealed class CellReferences(string folder) : MetadataReferenceResolver
{
    private readonly ScriptMetadataResolver _byName = ScriptMetadataResolver.Default;

    /// <summary>What every cell can use, without a <c>#r</c>.</summary>
    public static ImmutableArray<PortableExecutableReference> OfEveryCell { get; } =
    [
        .. OfRuntime(),
        .. new[] { typeof(Formatter), typeof(IHtmlContent), typeof(CellGlobals) }.Select(type => OfLoaded(type.Assembly)),
    ];

    public override bool ResolveMissingAssemblies => true;

    /// <summary>A reference to an assembly's file.</summary>
    public static PortableExecutableReference Of(string path) =>
        AssemblyMetadata.Create(ModuleMetadata.CreateFromStream(File.OpenRead(path), PEStreamOptions.PrefetchMetadata))
            .GetReference(filePath: path);

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        var path = Path.GetFullPath(reference, folder);
        // Not a file: a name such as System.Xml.
        return File.Exists(path) ? [Of(path).WithProperties(properties)] : _byName.ResolveReference(reference, baseFilePath, properties);
    }

    /// <summary>What an assembly needs that a cell has named: it lies beside it.</summary>
    public override PortableExecutableReference? ResolveMissingAssembly(MetadataReference definition, AssemblyIdentity referenceIdentity)
    {
        if (definition is not PortableExecutableReference { FilePath: { } needing } || OfEveryCell.Any(reference => reference.FilePath == needing))
        {
            return null;
        }

        var path = Path.Combine(Path.GetDirectoryName(needing)!, referenceIdentity.Name + ".dll");
        return File.Exists(path) ? Of(path) : null;
    }

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(folder);

    private static IEnumerable<PortableExecutableReference> OfRuntime()
    {
        var loaded = AssemblyLoadContext.Default.Assemblies
            .Where(assembly => !assembly.IsDynamic && assembly.Location.Length > 0)
            .ToDictionary(assembly => assembly.Location);
        return Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll")
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "Microsoft.CSharp.dll" or "netstandard.dll" or "mscorlib.dll")
                && !name.Contains(".Native.", StringComparison.Ordinal))
            .Select(path => loaded.TryGetValue(path, out var assembly) ? OfLoaded(assembly) : Of(path));
    }

    /// <summary>The metadata that the runtime has in memory already. None of these assemblies is ever unloaded.</summary>
    private static unsafe PortableExecutableReference OfLoaded(Assembly assembly) =>
        assembly.TryGetRawMetadata(out var start, out var length)
            ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)start, length)).GetReference(filePath: assembly.Location)
            : Of(assembly.Location);
}
