using System.Composition.Hosting;
using System.Reflection;
using System.Reflection.Metadata;
using Microsoft.CodeAnalysis.Host.Mef;

namespace PodLab.CSharpKernel.Language;

/// <summary>
/// The parts of Roslyn's language services. To find them, Roslyn itself loads every type of its assemblies, some ten thousand. Here only the types
/// that the metadata identifies are loaded.
/// </summary>
internal static class LanguageParts
{
    public static MefHostServices Compose() =>
        MefHostServices.Create(new ContainerConfiguration().WithParts(MefHostServices.DefaultAssemblies.SelectMany(PartsOf)).CreateContainer());

    /// <summary>
    /// The types with attributes from System.Composition or Roslyn, some of which mark a type as an export. The composition ignores the others.
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
            .. metadata.TypeDefinitions.Where(type => MayBePart(metadata, type) && CanBeCreated(metadata, type))
                .Select(type => assembly.GetType(NameOf(metadata, type), throwOnError: true)!),
        ];
    }

    private static bool MayBePart(MetadataReader metadata, TypeDefinitionHandle type) =>
        metadata.GetTypeDefinition(type).GetCustomAttributes()
            .Select(attribute => NamespaceOfAttribute(metadata, metadata.GetCustomAttribute(attribute).Constructor))
            .Any(name => !metadata.StringComparer.StartsWith(name, "System") || metadata.StringComparer.Equals(name, "System.Composition"));

    // In the browser's assemblies, the trimmer left some types that nothing creates, without their constructors and interfaces.
    private static bool CanBeCreated(MetadataReader metadata, TypeDefinitionHandle type) =>
        metadata.GetTypeDefinition(type).GetMethods().Any(method => metadata.StringComparer.Equals(metadata.GetMethodDefinition(method).Name, ".ctor"));

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
