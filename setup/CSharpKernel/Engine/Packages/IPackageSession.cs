using System.Net;
using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Engine.Packages;

/// <summary>The packages that a notebook's cells name. The host decides where they come from.</summary>
internal interface IPackageSession
{
    /// <summary>Records a package; <see cref="ResolveAsync"/> gets it.</summary>
    /// <param name="text">The text of the <c>#r</c>: <c>nuget: NAME, VERSION</c>.</param>
    /// <exception cref="MagicException">The text isn't in the form of a package, or this package can't be loaded here now.</exception>
    void Request(string text);

    /// <summary>Records another folder or feed in which to look for packages.</summary>
    /// <param name="text">The text of the <c>#i</c>: <c>nuget: SOURCE</c>.</param>
    /// <exception cref="MagicException">The folder doesn't exist, or this host has no such sources.</exception>
    void AddSource(string text);

    /// <summary>Gets the packages requested since the last call.</summary>
    /// <returns>Null if no package was requested.</returns>
    /// <exception cref="MagicException">A package isn't available; the message says why and what to try.</exception>
    Task<ResolvedPackages?> ResolveAsync(CancellationToken cancellation);
}

/// <summary>The result of resolving packages and everything they need on this machine.</summary>
/// <param name="Packages">The packages that the cells named, with the chosen versions.</param>
/// <param name="Assemblies">Assemblies to reference and load, absolute paths.</param>
/// <param name="NativeLibraries">Native libraries that they call, absolute paths.</param>
/// <param name="Substitutes">Packages with another version than the requested one.</param>
internal sealed record ResolvedPackages(
    IReadOnlyList<PackageRequest> Packages, IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries, IReadOnlyList<PackageSubstitute> Substitutes);

/// <summary>The output of a cell when its packages are loaded.</summary>
internal static class PackageNote
{
    public static MimeBundle Of(ResolvedPackages packages)
    {
        var items = packages.Packages.Select(package => $"<li>{WebUtility.HtmlEncode(package.ToString())}</li>");
        string[] sentences = [.. PackageSubstitute.Sentences(packages.Substitutes)];
        var lines = sentences.Select(sentence => $"<small>{WebUtility.HtmlEncode(sentence)}</small><br>");
        return new(new Dictionary<string, string>
        {
            ["text/html"] = $"Packages: <ul>{string.Concat(items)}</ul>{string.Concat(lines)}",
            ["text/plain"] = string.Join('\n', [$"Packages: {string.Join("; ", packages.Packages)}", .. sentences]),
        });
    }
}
