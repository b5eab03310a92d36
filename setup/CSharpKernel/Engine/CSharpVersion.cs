using Microsoft.CodeAnalysis.CSharp;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// The C# that cells are written in: .NET 10's. It is named, not "the latest", so that a newer compiler changes neither what a cell means
/// nor the version that front ends save in each notebook (<c>language_info</c>).
/// </summary>
internal static class CSharpVersion
{
    public const LanguageVersion Value = LanguageVersion.CSharp14;

    /// <summary><c>14.0</c>.</summary>
    public static string Text { get; } = Value.ToDisplayString();
}
