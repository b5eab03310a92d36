using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PodLab.CSharpKernel.Engine.Packages;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// Compiles and runs C# texts one after the other; each sees what the earlier ones declared. Each host has its own: they find assemblies in different
/// places.
/// </summary>
internal interface IScriptSession : IDisposable
{
    /// <summary>The notebook's folder. Paths in cells are relative to it.</summary>
    string Folder { get; }

    /// <summary>The compilation of the text that ran last, linked to everything before it; of an empty text before the first.</summary>
    Compilation LastCompilation { get; }

    /// <summary>The declared variables, each name once: a later declaration hides an earlier one.</summary>
    IEnumerable<CellVariable> Variables { get; }

    /// <summary>Compiles and runs a text.</summary>
    /// <param name="code">C#.</param>
    /// <param name="name">Its "file name" in debug information, and so in stack traces.</param>
    /// <param name="cancellation">After it is cancelled, the text's declarations are not kept.</param>
    /// <returns>The value of the last expression; null if the text doesn't end with an expression that has a value.</returns>
    /// <exception cref="Exception">Any exception from the text. Declarations before it are kept, as at a prompt.</exception>
    Task<ScriptValue?> RunAsync(string code, string name, CancellationToken cancellation);

    /// <summary>Lets later texts use packages.</summary>
    void Reference(ResolvedPackages packages);

    /// <summary>Forgets everything that the texts declared.</summary>
    void Reset();
}

/// <summary>The value of the last expression of a text.</summary>
/// <param name="Value">The value, which may be null.</param>
internal readonly record struct ScriptValue(object? Value);

/// <summary>A variable that a cell declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Value">Its current value.</param>
internal sealed record CellVariable(string Name, Type Type, object? Value);

/// <summary>The rules for all cells, in every host.</summary>
internal static class CellCode
{
    /// <summary>The imported namespaces. Only .NET Interactive's, and the engine's own: a notebook that runs here must also run there.</summary>
    public static IReadOnlyList<string> Imports { get; } =
    [
        "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
        "Microsoft.DotNet.Interactive.Formatting", typeof(CellExtensions).Namespace!,
    ];

    /// <summary>Whether a compiled text ends with an expression that has a value. A null result is ambiguous: it is also null for a text without a
    /// value.</summary>
    public static bool HasValue(Compilation compilation)
    {
        // A file that the text loads (#load) is a separate tree before the text's.
        var tree = compilation.SyntaxTrees.Last();
        return ((CompilationUnitSyntax)tree.GetRoot()).Members is [.., GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last }]
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).ConvertedType?.SpecialType != SpecialType.System_Void;
    }
}
