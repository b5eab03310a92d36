using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PodLab.CSharpKernel.Engine;

/// <summary>A program's <c>Main</c> that was pasted into a cell, where it never runs. The compiler only warns about it.</summary>
internal static class UncalledMain
{
    private const string Name = "Main";

    /// <summary>The hint for it; null if the text doesn't declare a <c>Main</c>, or names it elsewhere as well.</summary>
    public static string? FindHint(Compilation compilation)
    {
        var tree = compilation.SyntaxTrees.Last();
        if (!tree.ToString().Contains(Name, StringComparison.Ordinal))
        {
            return null;
        }

        var root = tree.GetRoot();
        var main = root.DescendantNodes().OfType<MethodDeclarationSyntax>().FirstOrDefault(IsEntryPoint);
        var isNamed = root.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == Name);
        return main is null || isNamed ? null
            : "Nothing in this cell calls Main, and notebooks don't call it by themselves. Write its statements at the top level of the cell.";
    }

    private static bool IsEntryPoint(MethodDeclarationSyntax method) =>
        method.Identifier.ValueText == Name && (method.Parent is CompilationUnitSyntax || method.Modifiers.Any(word => word.IsKind(SyntaxKind.StaticKeyword)));
}
