namespace PodLab.CSharpKernel.Engine.Packages;

/// <summary>What packages and all that they need come down to on this machine.</summary>
/// <param name="Packages">Those that the cells named, with the versions that were chosen.</param>
/// <param name="Assemblies">Assemblies to reference and load, absolute paths.</param>
/// <param name="NativeLibraries">Native libraries that they call, absolute paths.</param>
internal sealed record ResolvedPackages(IReadOnlyList<PackageRequest> Packages, IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries);
