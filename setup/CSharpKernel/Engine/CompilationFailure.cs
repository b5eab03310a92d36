using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace PodLab.CSharpKernel.Engine;

/// <summary>What the compiler says of a cell, as the cell's error: a line for each fault, and under it a hint where there is one.</summary>
internal static class CompilationFailure
{
    public static CellError ToError(CompilationErrorException error, string cell, string folder)
    {
        Diagnostic[] faults = [.. error.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        var hinted = new HashSet<string>();
        var lines = new List<string>();
        foreach (var fault in faults)
        {
            lines.Add(Describe(fault, cell));
            if (CompilerHints.Find(fault, faults, folder) is { } hint && hinted.Add(hint))
            {
                lines.Add($"  Hint: {hint}");
            }
        }

        return new("CompilationError", lines.FirstOrDefault() ?? error.Message, lines);
    }

    private static string Describe(Diagnostic diagnostic, string cell)
    {
        var place = diagnostic.Location.GetLineSpan();
        var start = place.StartLinePosition;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"line {start.Line + 1}{CodePlace.Elsewhere(CodePlace.NameOf(place.Path), cell)}, column {start.Character + 1}: ")
            + $"error {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
    }
}
