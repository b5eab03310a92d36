using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Xml.Linq;
using PodLab.CSharpKernel.Engine.Packages;

namespace PodLab.CSharpKernel.Desktop.Packages;

/// <summary>
/// A project that exists only so that the .NET SDK resolves packages. The SDK finds the versions that fit together and the files for this machine.
/// The project's one target writes down the files.
/// </summary>
internal sealed class PackageProject(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources)
{
    public const string Target = "ListFilesOfPackages";
    public const string ListFile = "files.txt";

    private readonly string _text = Write(packages, sources);

    public IReadOnlyList<PackageRequest> Packages => packages;

    /// <summary>The sources that cells named, in addition to those in NuGet's settings.</summary>
    public IReadOnlyList<string> Sources => sources;

    /// <summary>The key under which the result is stored: the same for the same packages, sources and machine.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_text)))[..32];

    public override string ToString() => _text;

    private static string Write(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources) => new XElement(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", $"net{Environment.Version.Major}.{Environment.Version.Minor}"),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", false),
            new XElement("UseAppHost", false),
            new XElement("CopyLocalLockFileAssemblies", true),
            new XElement("SatelliteResourceLanguages", "en"),
            new XElement("NuGetAudit", false),
            // Without a network the caches and folders must suffice; missing packages are still reported.
            new XElement("RestoreIgnoreFailedSources", true),
            new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))),
        new XElement(
            "ItemGroup",
            packages.Select(package => new XElement(
                "PackageReference", new XAttribute("Include", package.Name), new XAttribute("Version", package.Version)))),
        new XElement(
            "Target",
            new XAttribute("Name", Target),
            new XAttribute("DependsOnTargets", "ResolveAssemblyReferences"),
            new XElement(
                "WriteLinesToFile",
                new XAttribute("File", ListFile),
                new XAttribute("Lines", "@(ReferenceCopyLocalPaths->'%(AssetType)|%(NuGetPackageId)|%(NuGetPackageVersion)|%(FullPath)')"),
                new XAttribute("Overwrite", true)))).ToString();
}
