using System.Composition.Hosting;
using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis.Host.Mef;

namespace PodLab.CSharpKernel.Language;

/// <summary>
/// The parts that Roslyn's language services are put together from. Roslyn itself finds them by loading every type of its assemblies, some ten thousand;
/// here metadata says which they are, and no other is loaded.
/// </summary>
internal static class LanguageParts
{
    public static MefHostServices Compose() =>
        MefHostServices.Create(new ContainerConfiguration().WithParts(MefHostServices.DefaultAssemblies.SelectMany(PartsOf)).CreateContainer());

    /// <summary>
    /// The types that have attributes of System.Composition's or Roslyn's own, some of which say that a type exports something. The composition passes over
    /// the others.
    /// </summary>
    public static unsafe IEnumerable<Type> PartsOf(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out var start, out var length))
        {
            return assembly.GetTypes();
        }

        var metadata = new MetadataReader(start, length);
        return
        [
            .. metadata.TypeDefinitions.Where(type => MayBePart(metadata, type))
                .Select(type => assembly.GetType(NameOf(metadata, type), throwOnError: true)!),
        ];
    }

    private static bool MayBePart(MetadataReader metadata, TypeDefinitionHandle type) =>
        metadata.GetTypeDefinition(type).GetCustomAttributes()
            .Select(attribute => NamespaceOfAttribute(metadata, metadata.GetCustomAttribute(attribute).Constructor))
            .Any(name => !metadata.StringComparer.StartsWith(name, "System") || metadata.StringComparer.Equals(name, "System.Composition"));

    private static StringHandle NamespaceOfAttribute(MetadataReader metadata, EntityHandle constructor)
    {
        var type = constructor.Kind == HandleKind.MethodDefinition
            ? metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()
            : metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent;
        return type.Kind switch
        {
            HandleKind.TypeDefinition => metadata.GetTypeDefinition((TypeDefinitionHandle)type).Namespace,
            HandleKind.TypeReference => metadata.GetTypeReference((TypeReferenceHandle)type).Namespace,
            _ => default, // of a generic attribute
        };
    }

    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer ? $"{NameOf(metadata, outer)}+{name}"
            : type.Namespace.IsNil ? name
            : $"{metadata.GetString(type.Namespace)}.{name}";
    }
}
