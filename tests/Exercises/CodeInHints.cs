using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using PodLab.CSharpKernel.Desktop;
using PodLab.CSharpKernel.Engine;
using PodLab.Exercises;
using PodLab.Tests.Notebooks;

namespace PodLab.Tests.Exercises;

/// <summary>C# in a hint can be pasted into the cell that it helps with.</summary>
public sealed partial class CodeInHints
{
    private static readonly ScriptOptions _options = ScriptOptions.Default
        .WithReferences(CellReferences.OfEveryCell)
        .WithImports("System", "System.Text", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq")
        .WithMetadataResolver(new CellReferences(Repository.Path("notebooks")));

    [Fact]
    public void It_compiles_against_the_variables_of_a_lesson_whose_questions_are_still_open()
    {
        var compiled = 0;
        foreach (var lesson in Directory.GetFiles(Repository.Path("notebooks"), "*.ipynb"))
        {
            Script script = CSharpScript.Create("", _options);
            foreach (var cell in new NotebookFile(lesson).CodeCells.Select(NotebookFile.SourceOf))
            {
                compiled += AskedExercise().Match(cell) is { Success: true } asked ? Compile(asked.Groups[1].Value, script) : 0;
                script = script.ContinueWith(cell);
                ErrorsOf(script).ShouldBeEmpty(cell);
            }
        }

        compiled.ShouldBe(ExerciseCatalog.All.Count);
    }

    // Returns the number of pieces of code in its hints.
    private static int Compile(string id, Script before)
    {
        var exercise = ExerciseCatalog.Get(id);
        var hints = exercise is Exercise<ExaminedPod> ofPod && ExaminedPods.Exercises.Contains(ofPod)
            ? ofPod.Hints.Concat(ofPod.Because).Select(claim => claim.Words(ExaminedPods.Solo())) : exercise.Advice;
        var code = hints.SelectMany(hint => Code().Matches(hint)).ToList();
        foreach (var piece in code)
        {
            ErrorsOf(before.ContinueWith(piece.Groups[1].Value)).ShouldBeEmpty($"{id}: {piece.Value}");
        }

        return code.Count;
    }

    private static IEnumerable<Diagnostic> ErrorsOf(Script script) =>
        script.GetCompilation().GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("""(?:Answer|Predict)Async\(\s*"(E\d\d\.\d+)""")]
    private static partial Regex AskedExercise();
}
