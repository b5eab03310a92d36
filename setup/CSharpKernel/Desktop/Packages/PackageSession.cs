using PodLab.CSharpKernel.Engine.Magics;
using PodLab.CSharpKernel.Engine.Packages;

namespace PodLab.CSharpKernel.Desktop.Packages;

/// <summary>The packages and sources that a notebook's cells named so far. The .NET SDK resolves them.</summary>
/// <param name="folder">The notebook's folder. Sources may be relative to it.</param>
internal sealed class PackageSession(string folder) : IPackageSession
{
    private readonly List<PackageRequest> _requested = [];
    private readonly List<PackageRequest> _resolved = [];
    private readonly List<PackageRequest> _granted = [];
    private readonly List<string> _sources = [];
    private readonly SourcesOutOfReach _outOfReach = new();
    private readonly HashSet<PackageSubstitute> _told = [];

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

    // Together with all earlier ones, so that versions fit.
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
