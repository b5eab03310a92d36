using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Engine.Packages;

/// <summary>A package as named by a cell.</summary>
/// <param name="Name">Its ID on NuGet.</param>
/// <param name="Version">A version or a range in NuGet's syntax; <c>*</c>, the newest, if the cell doesn't name one.</param>
internal sealed record PackageRequest(string Name, string Version)
{
    /// <summary>The newest stable version.</summary>
    public const string Newest = "*";

    private const string Scheme = "nuget:";

    /// <summary>Reads <c>nuget: Name, Version</c>; the version is optional.</summary>
    /// <exception cref="MagicException">The text has another form.</exception>
    public static PackageRequest Parse(string text) => WithoutScheme(text).Split(',', 2, StringSplitOptions.TrimEntries) switch
    {
        [{ Length: > 0 } name] => new(name, Newest),
        [{ Length: > 0 } name, { Length: > 0 } version] => new(name, version),
        _ => throw new MagicException($"#r \"{text}\" doesn't name a package. Write: #r \"nuget: NAME, VERSION\"."),
    };

    /// <summary>The text after <c>nuget:</c>.</summary>
    public static string WithoutScheme(string text) => text[Scheme.Length..].Trim();

    public override string ToString() => Version == Newest ? Name : $"{Name}, {Version}";
}
