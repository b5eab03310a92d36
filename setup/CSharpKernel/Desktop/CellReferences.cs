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

namespace PodLab.CSharpKernel.Desktop;

/// <summary>
/// The assemblies that cells are compiled against: .NET's, those that show values, and those that cells name with <c>#r</c> or that are beside those.
/// The kernel's own assemblies aren't among them.
/// </summary>
/// <remarks>
/// Reads only metadata. Roslyn's own resolver reads whole files, including the kernel's: together they are larger than everything else here.
/// </remarks>
/// <param name="folder">The notebook's folder. A path in a <c>#r</c> is relative to it.</param>
internal sealed class CellReferences(string folder) : MetadataReferenceResolver
{
    private readonly ScriptMetadataResolver _byName = ScriptMetadataResolver.Default;

    /// <summary>The assemblies that every cell can use without a <c>#r</c>.</summary>
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
        // Not a file: a name, for example System.Xml.
        return File.Exists(path) ? [Of(path).WithProperties(properties)] : _byName.ResolveReference(reference, baseFilePath, properties);
    }

    /// <summary>Finds an assembly that another assembly needs in the same folder, if a cell named the other one.</summary>
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

    /// <summary>The metadata that the runtime already has in memory. None of these assemblies is ever unloaded.</summary>
    private static unsafe PortableExecutableReference OfLoaded(Assembly assembly) =>
        assembly.TryGetRawMetadata(out var start, out var length)
            ? AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)start, length)).GetReference(filePath: assembly.Location)
            : Of(assembly.Location);
}
