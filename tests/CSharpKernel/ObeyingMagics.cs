using PodLab.Setup.NotebookRunner;

namespace PodLab.Tests.CSharpKernel;

/// <summary>The effects of magics, in a real kernel process.</summary>
public sealed class ObeyingMagics
{
    [Fact]
    public async Task Text_in_other_languages_is_shown_between_the_C_sharp_around_it()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var said = await kernel.RunAsync("1\n#!markdown\n*a*\n#!html\n<b>b</b>\n#!mermaid\nflowchart LR\n#!csharp\n2");

        said.Select(happening => happening.Type).ShouldBe(["display", "display", "display", "display", "result", "done"]);
        said[0].Data!["text/plain"].ShouldBe("1");
        said[1].Data!["text/markdown"].ShouldBe("*a*");
        said[2].Data!["text/html"].ShouldBe("<b>b</b>");
        said[3].Data!.ShouldBe(new Dictionary<string, string>
        {
            ["text/markdown"] = "```mermaid\nflowchart LR\n```", ["text/plain"] = "flowchart LR",
        });
        said[4].Data!["text/plain"].ShouldBe("2");
    }

    [Fact]
    public async Task What_notebooks_for_DotNet_Interactive_use_works_or_has_a_sentence_that_says_what_to_use()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var formula = (await kernel.RunAsync("new LaTeXString(@\"\\alpha\")"))[0].Data!;
        (formula.Count, formula["text/latex"], formula["text/plain"]).ShouldBe((2, @"$$\alpha$$", @"\alpha"));
        (await kernel.RunAsync("Javascript(\"1\")"))[0].Data!["text/html"].ShouldBe("<script type=\"text/javascript\">1</script>");
        (await kernel.RunAsync("#!about"))[0].Data!["text/plain"].ShouldMatch(@"^PodLab's kernel \d+\.\d+\.\d+: C# \d+\.\d+ on \.NET \d+");
        (await kernel.RunAsync("#!set --name x --value 1"))[0].ErrorMessage.ShouldBe("This kernel has no #!set. All cells share their variables. Write: var NAME = VALUE;");
        (await kernel.RunAsync("#!share --from fsharp x"))[0].ErrorMessage!.ShouldStartWith("This kernel has no #!share. All cells share their variables");
        (await kernel.RunAsync("#!value --name x\ntext"))[0].ErrorMessage!.ShouldStartWith("This kernel has no #!value. Keep the text in a variable");
    }

    [Fact]
    public async Task Time_is_told_at_the_cells_end()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var said = await kernel.RunAsync("#!time\nawait Task.Delay(50);\n\"done\"");

        said[0].Data!["text/plain"].ShouldBe("done");
        said[1].Data!["text/plain"].ShouldMatch(@"^Wall time: \d+\.\d ms$");
    }

    [Fact]
    public async Task Variables_are_listed_once_with_their_types_and_values()
    {
        await using var kernel = await KernelInFolder.StartAsync();
        await kernel.RunAsync("var x = 1; var text = \"a<b\";");
        await kernel.RunAsync("var x = new List<int> { 1 };");

        var shown = (await kernel.RunAsync("#!whos"))[0].Data!;

        shown["text/plain"].Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]).ShouldBe(["variable", "text", "x"]);
        shown["text/plain"].ShouldContain("List<System.Int32>");
        shown["text/html"].ShouldContain("a&lt;b");
    }

    [Fact]
    public async Task An_unknown_magic_says_which_there_are()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var error = (await kernel.RunAsync("1\n#!klingon\nqapla")).Single(happening => happening.Type == "error");

        error.ErrorName.ShouldBe("MagicError");
        error.ErrorMessage!.ShouldStartWith("There is no magic #!klingon. The magics are: #!csharp, #!c#, #!markdown");
        error.Traceback![1].ShouldBe("   at line 2");
        (await kernel.RunAsync("#!lsmagic"))[0].Data!["text/plain"].ShouldContain("#!import FILE");
    }

    [Fact]
    public async Task An_error_after_a_magic_names_its_line_of_the_cell()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        (await kernel.RunAsync("#!time\n\n  nothing.Here();"))[0].ErrorMessage!.ShouldStartWith("line 3, column 3: error CS0103:");
        (await kernel.RunAsync("#!time\n\nthrow new Exception(\"x\");"))[0].Traceback!.ShouldBe(["Exception: x", "   at line 3"]);
    }

    [Fact]
    public async Task A_script_and_a_notebook_are_imported_as_if_they_stood_in_the_cell()
    {
        using var folder = new TemporaryFolder();
        folder.Write("twice.csx", "int Twice(int n) => 2 * n;\n21");
        folder.Write("more.ipynb", """{"cells":[{"cell_type":"markdown","source":"no"},{"cell_type":"code","source":["var half = Twice(2);\n","half"]}]}""");
        await using var kernel = await KernelInFolder.StartAsync(folder.Path);

        var said = await kernel.RunAsync("#!import twice.csx\n#!import \"more.ipynb\"\nhalf + Twice(3)");

        said.Select(Plain).ShouldBe(["display 21", "display 4", "result 10", "done "]);
    }

    [Fact]
    public async Task An_error_in_an_imported_file_names_file_and_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("wrong.csx", "\nnothing.Here();");
        folder.Write("late.ipynb", """{"cells":[{"cell_type":"code","source":"\n\nthrow new Exception(\"x\");"}]}""");
        folder.Write("round.csx", "#!import round.csx");
        await using var kernel = await KernelInFolder.StartAsync(folder.Path);

        (await kernel.RunAsync("#!import wrong.csx"))[0].ErrorMessage!.ShouldStartWith("line 2 of wrong.csx, column 1: error CS0103:");
        (await kernel.RunAsync("#!import late.ipynb"))[0].Traceback![1].ShouldBe("   at line 3 of late.ipynb, cell 1");
        (await kernel.RunAsync("1\n#!import none.csx")).Single(happening => happening.Type == "error").Traceback![0].ShouldContain("none.csx");
        (await kernel.RunAsync("#!import round.csx"))[0].ErrorMessage.ShouldBe("#!import round.csx: the file imports itself.");
        (await kernel.RunAsync("#!import x.py"))[0].ErrorMessage!.ShouldEndWith("only .cs, .csx, .dib and .ipynb files can be imported.");
    }

    private static string Plain(KernelEvent happening) => $"{happening.Type} {happening.Data?["text/plain"]}";
}
