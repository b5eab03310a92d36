using Microsoft.CodeAnalysis.CSharp;

namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>
/// The kernel's support for the library of the lessons. For .NET Interactive, the extension in the library's package does the same
/// (helpers/extension.dib). The kernel itself doesn't contain the library: cells load it.
/// </summary>
internal static class CoursewareLibrary
{
    /// <summary>The library's package. NuGet's names aren't case-sensitive.</summary>
    public const string Package = "PodLab";

    /// <summary>The line that a cell would start with.</summary>
    public const string Import = "using PodLab;";

    /// <summary>C# code whose value is the drawing of a pod.</summary>
    /// <param name="pod">The pod's name.</param>
    public static string Drawing(string pod) => $"await global::PodLab.Lab.DrawPodAsync({SymbolDisplay.FormatLiteral(pod, quote: true)})";

    /// <summary>The error when no cell loaded the library, with what to do.</summary>
    public static MagicException IsMissing(Exception cause) => new(
        $"{MagicNames.Pod} needs PodLab's library. Load it in an earlier cell: #r \"nuget: {Package}\", or by its path, as the lessons do.", cause);
}
