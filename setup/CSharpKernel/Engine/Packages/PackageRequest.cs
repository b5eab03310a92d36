using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Engine.Packages;

/// <summary>A package as a cell names it.</summary>
/// <param name="Name">Its ID at NuGet.</param>
/// <param name="Version">A version or a range as NuGet writes them; <c>*</c> where the cell names none: the newest.</param>
internal sealed record PackageRequest(string Name, string Version)
{
    /// <summary>The newest that has been published as stable.</summary>
    public const string Newest = "*";

    private const string Scheme = "nuget:";

    /// <summary>Reads <c>nuget: Name, Version</c>; the version may be missing.</summary>
    /// <exception cref="MagicException">It is something else.</exception>
    public static PackageRequest Parse(string text) => WithoutScheme(text).Split(',', 2, StringSplitOptions.TrimEntries) switch
    {
        [{ Length: > 0 } name] => new(name, Newest),
        [{ Length: > 0 } name, { Length: > 0 } version] => new(name, version),
        _ => throw new MagicException($"#r \"{text}\" names no package. It is written: #r \"nuget: NAME, VERSION\"."),
    };

    /// <summary>What stands after <c>nuget:</c>.</summary>
    public static string WithoutScheme(string text) => text[Scheme.Length..].Trim();

    public override string ToString() => Version == Newest ? Name : $"{Name}, {Version}";
}
