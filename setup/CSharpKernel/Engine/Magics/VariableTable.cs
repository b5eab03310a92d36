using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>What <c>#!whos</c> shows.</summary>
internal static class VariableTable
{
    private const int Widest = 80;

    public static MimeBundle Of(IEnumerable<ScriptVariable> variables) => TextGrid.Render(
        ["variable", "type", "value"],
        variables.Select(variable => new[]
        {
            variable.Name,
            variable.Type.ToDisplayString(PlainTextFormatter.MimeType),
            OneLine(variable.Value.ToDisplayString(PlainTextFormatter.MimeType)),
        }));

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line.Length <= Widest ? line : $"{line[..(Widest - 1)]}…";
    }
}
