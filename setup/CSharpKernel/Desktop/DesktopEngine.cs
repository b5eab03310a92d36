using PodLab.CSharpKernel.Desktop.Packages;

namespace PodLab.CSharpKernel.Desktop;

/// <summary>The engine of a kernel that is a process of this machine: assemblies are files, and the .NET SDK resolves packages.</summary>
internal static class DesktopEngine
{
    /// <summary>An engine whose paths in cells are relative to a folder: the notebook's.</summary>
    public static CSharpEngine Create(string folder) => new(new ScriptSession(folder), new PackageSession(folder));
}
