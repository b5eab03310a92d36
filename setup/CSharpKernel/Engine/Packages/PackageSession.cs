using System.Net;
using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.CSharpKernel.Engine.Packages;

/// <summary>The packages and sources that a notebook's cells named so far.</summary>
/// <param name="folder">The notebook's folder. Sources may be relative to it.</param>
internal sealed class PackageSession(string folder)
{
    private readonly List<PackageRequest> _requested = [];
    private readonly List<PackageRequest> _resolved = [];
    private readonly List<PackageRequest> _granted = [];
    private readonly List<string> _sources = [];
    private readonly SourcesOutOfReach _outOfReach = new();
    private readonly HashSet<PackageSubstitute> _told = [];

    /// <summary>Records a package; <see cref="ResolveAsync"/> gets it.</summary>
    /// <exception cref="MagicException">The text isn't in the form of a package, or another version of it is already loaded.</exception>
    public void Request(string text)
    {
        var wanted = PackageRequest.Parse(text);
        var loaded = _resolved.FirstOrDefault(package => IsSame(package, wanted));
        // A cell that runs again requests the same as before, for example 1.*.
        var isGranted = wanted.Version == PackageRequest.Newest
            || new[] { loaded }.Concat(_granted).Any(package => package is not null && IsSame(package, wanted) && package.Version == wanted.Version);
        if (loaded is not null && !isGranted)
        {
            throw new MagicException($"{loaded} is already loaded, and a process can load only one version. To use {wanted}, restart the kernel.");
        }

        _requested.RemoveAll(package => IsSame(package, wanted));
        if (loaded is null)
        {
            _requested.Add(wanted);
        }
    }

    /// <summary>Records another folder or feed in which to look for packages.</summary>
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

    /// <summary>Gets the packages requested since the last call, from caches or sources. It resolves them together with all earlier ones, so that
    /// versions fit.</summary>
    /// <returns>Null if no package was requested.</returns>
    /// <exception cref="MagicException">A package isn't available; the message says why and what to try.</exception>
    public async Task<ResolvedPackages?> ResolveAsync(CancellationToken cancellation)
    {
        if (_requested.Count == 0)
        {
            return null;
        }

        PackageRequest[] wanted = [.. _requested];
        // Whether or not this succeeds, the next cell starts with no requests.
        _requested.Clear();
        var all = await PackageRestore.RunAsync(new PackageProject([.. _resolved, .. wanted], _sources), _outOfReach, cancellation);
        PackageRequest[] found = [.. all.Packages.Where(package => wanted.Any(request => IsSame(package, request)))];
        _resolved.AddRange(found);
        _granted.AddRange(wanted);
        var news = all.Substitutes.Where(_told.Add).ToList();
        return all with { Packages = found, Substitutes = news };
    }

    // NuGet's names aren't case-sensitive.
    private static bool IsSame(PackageRequest one, PackageRequest other) => one.Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);
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
