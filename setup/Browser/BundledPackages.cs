using PodLab.CSharpKernel.Engine.Magics;
using PodLab.CSharpKernel.Engine.Packages;

namespace PodLab.Browser;

/// <summary>The packages that a page can load: only PodLab's own library, which came with it.</summary>
internal sealed class BundledPackages : IPackageSession
{
    private PackageRequest? _requested;

    public void Request(string text)
    {
        var wanted = PackageRequest.Parse(text);
        if (!wanted.Name.Equals(CoursewareLibrary.Package, StringComparison.OrdinalIgnoreCase))
        {
            throw new MagicException($"In a browser, a cell can't load packages: {wanted}. Run this notebook with podlab, or in VS Code.");
        }

        _requested = wanted;
    }

    public void AddSource(string text) =>
        throw new MagicException($"In a browser, a cell can't load packages, so #i \"{text}\" has no use. Run this notebook with podlab, or in VS Code.");

    public Task<ResolvedPackages?> ResolveAsync(CancellationToken cancellation)
    {
        var resolved = _requested is { } package ? new ResolvedPackages([package], [], [], []) : null;
        _requested = null;
        return Task.FromResult(resolved);
    }
}
