using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// The C# version of cells: .NET 10's. The version is explicit, not "the latest". So a newer compiler changes neither the meaning of a cell nor the
/// version that front ends save in each notebook (<c>language_info</c>).
/// </summary>
internal static class CSharpVersion
{
    public const LanguageVersion Value = LanguageVersion.CSharp14;

    /// <summary>The options that parse a cell.</summary>
    public static CSharpParseOptions Parse { get; } = new(Value, kind: SourceCodeKind.Script);

    /// <summary><c>14.0</c>.</summary>
    public static string Text { get; } = Value.ToDisplayString();
}
