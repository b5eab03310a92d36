using System.Reflection;
using PodLab.Clusters;

namespace PodLab;

/// <summary>Holds a lesson against the library that it has loaded: on another version it may describe what is not shown.</summary>
internal static class LessonVersion
{
    /// <summary>The library's version, <c>0.1.0</c>; what follows a plus sign in it is the build's.</summary>
    public static string OfLibrary { get; } =
        typeof(LessonVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The facts with a remark in front where the lesson was made for another version.</summary>
    /// <param name="facts">What the banner is to show.</param>
    /// <param name="madeFor">The version that the lesson names, <c>0.1</c> for any 0.1; null where it names none.</param>
    public static ClusterFacts Check(ClusterFacts facts, string? madeFor) =>
        madeFor is null || $"{OfLibrary}.".StartsWith($"{madeFor}.", StringComparison.Ordinal)
            ? facts
            : facts with { Remarks = [Remark(madeFor), .. facts.Remarks] };

    private static string Remark(string madeFor) =>
        $"This lesson was made for PodLab {madeFor}, and has loaded {OfLibrary} from {typeof(LessonVersion).Assembly.Location}: "
        + "what it says and what you see may differ. In a checkout, run `dotnet build`; elsewhere, name that version in the first cell. Then restart the kernel.";
}
