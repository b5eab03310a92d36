using System.Reflection;
using PodLab.Clusters;

namespace PodLab;

/// <summary>Compares a lesson's version with the library that it loaded. With another version, the text may not match the output.</summary>
internal static class LessonVersion
{
    /// <summary>The library's version, such as <c>0.1.0</c>. The build adds a plus sign and what follows it.</summary>
    public static string OfLibrary { get; } =
        typeof(LessonVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The facts, with a remark in front if the lesson was made for another version.</summary>
    /// <param name="facts">The facts that the banner shows.</param>
    /// <param name="madeFor">The version that the lesson names, <c>0.1</c> for any 0.1; null if it names none.</param>
    public static ClusterFacts Check(ClusterFacts facts, string? madeFor) =>
        madeFor is null || $"{OfLibrary}.".StartsWith($"{madeFor}.", StringComparison.Ordinal)
            ? facts
            : facts with { Remarks = [Remark(madeFor), .. facts.Remarks] };

    private static string Remark(string madeFor) =>
        $"This lesson was made for PodLab {madeFor}, but loaded {OfLibrary} from {typeof(LessonVersion).Assembly.Location}: "
        + "its text and the output may differ. In a checkout, run `dotnet build`; elsewhere, name that version in the first cell. Then restart the kernel.";
}
