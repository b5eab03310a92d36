using PodLab.Setup.NotebookRunner;

namespace PodLab.Tests.CSharpKernel;

/// <summary>The errors that a learner sees when a cell fails, in a real kernel process.</summary>
public sealed class FailingCells
{
    [Fact]
    public async Task An_exception_names_the_line_of_the_cell_and_nothing_of_the_engine()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var error = Error(await kernel.RunAsync("var a = 1;\nawait Task.Yield();\nthrow new InvalidOperationException(\"no such pod\");"));

        error.ErrorName.ShouldBe("InvalidOperationException");
        error.ErrorMessage.ShouldBe("no such pod");
        error.Traceback.ShouldBe(["InvalidOperationException: no such pod", "   at line 3"]);
    }

    [Fact]
    public async Task What_the_kernel_itself_is_made_of_is_not_there_for_cells()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var error = Error(await kernel.RunAsync("typeof(Microsoft.CodeAnalysis.SyntaxNode)"));

        error.ErrorName.ShouldBe("CompilationError");
        error.ErrorMessage!.ShouldContain("CS0234");
    }

    [Fact]
    public async Task An_exception_in_a_function_of_an_earlier_cell_names_both_lines()
    {
        await using var kernel = await KernelInFolder.StartAsync();
        await kernel.RunAsync("\nint Fail() => throw new FormatException(\"broken\");");

        var error = Error(await kernel.RunAsync("\n\nFail();"));

        error.Traceback!.Count.ShouldBe(3);
        error.Traceback[1].ShouldStartWith("   at line 2 of cell ");
        error.Traceback[2].ShouldBe("   at line 3");
    }

    [Fact]
    public async Task An_error_of_PodLab_tells_its_story_and_the_line_but_not_the_librarys_inside()
    {
        await using var kernel = await KernelInFolder.StartAsync(Repository.Path("notebooks"));

        var error = Error(await kernel.RunAsync("#r \"../helpers/bin/PodLab.dll\"\n\nPodLab.Exercises.ExerciseCatalog.Get(\"E99.9\")"));

        // VS Code truncates long lines of errors, so each sentence has its own.
        error.Traceback!.Count.ShouldBe(3);
        error.Traceback[0].ShouldBe("PodLabException: There is no exercise E99.9.");
        error.Traceback[1].ShouldStartWith("  The exercises are E01.1 to ");
        error.Traceback[2].ShouldBe("   at line 3");
    }

    [Fact]
    public async Task Code_that_does_not_compile_is_reported_with_line_column_and_the_compiler_s_number()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var error = Error(await kernel.RunAsync("var a = 1;\n  nothing.Here();"));

        error.ErrorName.ShouldBe("CompilationError");
        error.ErrorMessage!.ShouldStartWith("line 2, column 3: error CS0103:");
    }

    [Fact]
    public async Task A_bare_variable_with_a_semicolon_is_the_compiler_s_own_error()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        Error(await kernel.RunAsync("var x = 1;\nx;")).ErrorMessage!.ShouldStartWith("line 2, column 1: error CS0201:");
    }

    [Fact]
    public async Task A_reference_that_does_not_exist_is_named()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        Error(await kernel.RunAsync("#r \"../no/such.dll\"\n1")).ErrorMessage!.ShouldContain("../no/such.dll");
    }

    [Fact]
    public async Task Files_are_not_imported_since_NET_Interactive_does_not_import_them()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        Error(await kernel.RunAsync("File.Exists(\"x\")")).ErrorMessage!.ShouldContain("CS0103");
    }

    [Fact]
    public async Task What_a_failed_cell_declared_before_it_failed_is_there_in_the_next()
    {
        await using var kernel = await KernelInFolder.StartAsync();
        await kernel.RunAsync("var kept = 5;\nthrow new Exception(\"late\");");

        (await kernel.RunAsync("kept"))[0].Data!["text/plain"].ShouldBe("5");
    }

    private static KernelEvent Error(IReadOnlyList<KernelEvent> said)
    {
        said[^1].Succeeded.ShouldBe(false);
        return said.Single(happening => happening.Type == "error");
    }
}
