using PodLab.CSharpKernel.Desktop;
using PodLab.CSharpKernel.Engine;
using PodLab.Tests.CSharpKernel.Language;

namespace PodLab.Tests.CSharpKernel;

/// <summary><c>#load "FILE"</c>: the compiler's own way to run a file as part of a cell.</summary>
public sealed class LoadingScripts : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_cell_that_only_loads_a_file_runs_and_declares_what_the_file_does()
    {
        _folder.Write("x.csx", "var a = 1;");
        using var session = new ScriptSession(_folder.Path);

        (await RunAsync(session, "#load \"x.csx\"")).ShouldBeNull();
        (await RunAsync(session, "a + 1")).ShouldBe(new ScriptValue(2));
        (await RunAsync(session, "#load \"x.csx\"\na + 2")).ShouldBe(new ScriptValue(3));
        (await RunAsync(session, "#load \"x.csx\"\n(object)null")).ShouldBe(new ScriptValue(null));
    }

    [Fact]
    public async Task An_error_in_the_file_names_the_file()
    {
        _folder.Write("wrong.csx", "\nnothing.Here();");
        _folder.Write("late.csx", "\n\nthrow new FormatException(\"x\");");
        using var session = new ScriptSession(_folder.Path);

        (await FailAsync(session, "#load \"wrong.csx\"")).Traceback
            .ShouldContain(line => line.StartsWith("line 2 of wrong.csx, column 1", StringComparison.Ordinal));
        (await FailAsync(session, "#load \"late.csx\"")).Traceback.ShouldContain("   at line 3 of late.csx");
    }

    [Fact]
    public async Task What_the_file_declares_is_offered_while_the_next_cell_is_written()
    {
        _folder.Write("x.csx", "var declaredInFile = \"text\";");
        using var cells = new CellsBeingWritten();
        await cells.RunAsync($"#load \"{_folder["x.csx"]}\"");

        (await cells.CompleteAsync("declaredInFile.Leng|")).Choices.Select(choice => choice.Text).ShouldBe(["Length"]);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<ScriptValue?> RunAsync(ScriptSession session, string code) =>
        session.RunAsync(code, "cell:1", TestContext.Current.CancellationToken);

    private static async Task<CellError> FailAsync(ScriptSession session, string code) =>
        CellError.Of(await Should.ThrowAsync<Exception>(() => RunAsync(session, code)), "cell:1", session.Folder);
}
