namespace PodLab.Rendering;

/// <summary>
/// .NET Interactive recognises an attribute of this name and shape on a displayed type, so that a library can bring its own
/// output without referencing .NET Interactive. The shape is part of
/// <see href="https://github.com/dotnet/interactive/blob/main/src/Microsoft.DotNet.Interactive.Formatting/TypeFormatterSourceAttribute.cs">its formatting package</see>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}
