using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using PodLab.CSharpKernel.Engine;
using PodLab.Exercises;
using PodLab.Recordings;
using PodLab.Tests.Notebooks;

namespace PodLab.Tests.Exercises;

/// <summary>C# in a hint can be pasted into the cell that it helps with.</summary>
public sealed partial class CodeInHints
{
    private static readonly ScriptOptions _options = ScriptOptions.Default
        .WithReferences(CellReferences.OfEveryCell)
        .WithImports("System", "System.Text", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq")
        .WithMetadataResolver(new CellReferences(Repository.Path("notebooks")));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_compiles_against_the_variables_of_a_lesson_whose_questions_are_still_open()
    {
        var compiled = 0;
        foreach (var lesson in Directory.GetFiles(Repository.Path("notebooks"), "*.ipynb"))
        {
            var recording = ShippedRecordings.Find($"{Path.GetFileNameWithoutExtension(lesson)}.", Repository.Path("notebooks"))!;
            await using var lab = await Lab.OnAsync(AnsweredCluster.Replay(recording), "for a test", Cancellation);
            Script script = CSharpScript.Create("", _options);
            foreach (var cell in new NotebookFile(lesson).CodeCells.Select(NotebookFile.SourceOf))
            {
                compiled += AskedExercise().Match(cell) is { Success: true } asked ? await CompileAsync(asked.Groups[1].Value, lab, script) : 0;
                script = script.ContinueWith(cell);
                ErrorsOf(script).ShouldBeEmpty(cell);
            }
        }

        compiled.ShouldBe(ExerciseCatalog.All.Count);
    }

    // How many pieces of code its hints have. A wrong answer that is given again and again gets all of them.
    private static async Task<int> CompileAsync(string id, Lab lab, Script before)
    {
        var (exercise, progress, code) = (ExerciseCatalog.Get(id), new ExerciseProgress(), new HashSet<string>());
        foreach (var answer in new object[] { "none-of-these", -4711, "user" }.SelectMany(wrong => Enumerable.Repeat(wrong, 5)))
        {
            var said = await exercise.CheckAsync([answer], lab, progress, Cancellation);
            code.UnionWith(Code().Matches(said.Message).Select(match => match.Groups[1].Value));
        }

        foreach (var piece in code)
        {
            ErrorsOf(before.ContinueWith(piece)).ShouldBeEmpty($"{id}: {piece}");
        }

        return code.Count;
    }

    private static IEnumerable<Diagnostic> ErrorsOf(Script script) =>
        script.GetCompilation().GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("""AnswerAsync\(\s*"(E\d\d\.\d+)""")]
    private static partial Regex AskedExercise();
}
