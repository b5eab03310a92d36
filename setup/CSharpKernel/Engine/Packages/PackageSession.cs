using System.Net;
using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Engine.Packages;

/// <summary>The packages and sources that a notebook's cells have named so far.</summary>
/// <param name="folder">The notebook's: sources may be relative to it.</param>
internal sealed class PackageSession(string folder)
{
    private readonly List<PackageRequest> _requested = [];
    private readonly List<PackageRequest> _resolved = [];
    private readonly List<PackageRequest> _granted = [];
    private readonly List<string> _sources = [];

    /// <summary>Notes a package; <see cref="ResolveAsync"/> gets it.</summary>
    /// <exception cref="MagicException">It is not written as a package, or another version of it is loaded already.</exception>
    public void Request(string text)
    {
        var wanted = PackageRequest.Parse(text);
        var loaded = _resolved.FirstOrDefault(package => IsSame(package, wanted));
        // A cell that is run again asks for the same as before: 1.*, say.
        var isGranted = wanted.Version == PackageRequest.Newest
            || new[] { loaded }.Concat(_granted).Any(package => package is not null && IsSame(package, wanted) && package.Version == wanted.Version);
        if (loaded is not null && !isGranted)
        {
            throw new MagicException($"{loaded} is loaded already, and a process holds one version of a package. To use {wanted}, restart the kernel.");
        }

        _requested.RemoveAll(package => IsSame(package, wanted));
        if (loaded is null)
        {
            _requested.Add(wanted);
        }
    }

    /// <summary>Notes a folder or feed in which packages are looked for, too.</summary>
    public void AddSource(string text)
    {
        var source = PackageRequest.WithoutScheme(text);
        var isAddress = Uri.TryCreate(source, UriKind.Absolute, out var address) && !address.IsFile;
        var path = isAddress ? source : Path.GetFullPath(source, folder);
        if (!isAddress && !Directory.Exists(path))
        {
            throw new MagicException($"#i \"{text}\": there is no folder {path}.");
        }

        _sources.Add(path);
    }

    /// <summary>Gets what was requested since the last call, from caches or sources; with all that was resolved before, so that versions fit.</summary>
    /// <returns>Null when nothing was requested.</returns>
    /// <exception cref="MagicException">A package cannot be had; the message says why and what to try.</exception>
    public async Task<ResolvedPackages?> ResolveAsync(CancellationToken cancellation)
    {
        if (_requested.Count == 0)
        {
            return null;
        }

        PackageRequest[] wanted = [.. _requested];
        // Whatever becomes of it: the next cell starts afresh.
        _requested.Clear();
        var all = await PackageRestore.RunAsync(new PackageProject([.. _resolved, .. wanted], _sources), cancellation);
        PackageRequest[] found = [.. all.Packages.Where(package => wanted.Any(request => IsSame(package, request)))];
        _resolved.AddRange(found);
        _granted.AddRange(wanted);
        return all with { Packages = found };
    }

    // NuGet's names do not depend on case.
    private static bool IsSame(PackageRequest one, PackageRequest other) => one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What packages and all that they need come down to on this machine.</summary>
/// <param name="Packages">Those that the cells named, with the versions that were chosen.</param>
/// <param name="Assemblies">Assemblies to reference and load, absolute paths.</param>
/// <param name="NativeLibraries">Native libraries that they call, absolute paths.</param>
internal sealed record ResolvedPackages(IReadOnlyList<PackageRequest> Packages, IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries);

/// <summary>What a cell shows when its packages are there.</summary>
internal static class PackageNote
{
    public static MimeBundle Of(ResolvedPackages packages)
    {
        var items = packages.Packages.Select(package => $"<li>{WebUtility.HtmlEncode(package.ToString())}</li>");
        return new(new Dictionary<string, string>
        {
            ["text/html"] = $"Packages: <ul>{string.Concat(items)}</ul>",
            ["text/plain"] = $"Packages: {string.Join("; ", packages.Packages)}",
        });
    }
}
