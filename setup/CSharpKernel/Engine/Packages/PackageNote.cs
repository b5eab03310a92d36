using System.Net;

namespace PodLab.CSharpKernel.Engine.Packages;

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
