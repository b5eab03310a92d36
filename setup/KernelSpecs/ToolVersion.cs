using System.Reflection;

namespace PodLab.Setup.KernelSpecs;

/// <summary>The version of PodLab: the library, the tool and the lessons have one.</summary>
internal static class ToolVersion
{
    // "0.1.0+commit": what follows the plus is for us.
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
