using PodLab.Setup.NotebookRunner;

namespace PodLab.Tests.CSharpKernel;

/// <summary>Features of cells, in a real kernel process.</summary>
public sealed class RunningCells
{
    [Fact]
    public async Task A_cell_sees_what_earlier_cells_declared_and_may_declare_it_anew()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        await kernel.RunAsync("var x = 1; int Twice(int n) => 2 * n; record Point(int X);");

        Plain(await kernel.RunAsync("Twice(x) + new Point(3).X")).ShouldBe("5");
        Plain(await kernel.RunAsync("var x = \"anew\"; x")).ShouldBe("anew");
        Plain(await kernel.RunAsync("x.Length")).ShouldBe("4");
    }

    [Fact]
    public async Task A_cell_awaits_at_its_top_level_and_its_last_expression_is_its_output()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        Plain(await kernel.RunAsync("await Task.Delay(1);\nawait Task.FromResult(6) * 7")).ShouldBe("42");
        (await kernel.RunAsync("var quiet = 1;")).Select(happening => happening.Type).ShouldBe(["done"]);
    }

    [Fact]
    public async Task What_is_shown_and_written_arrives_in_its_order()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var said = await kernel.RunAsync(
            """
            Console.Write("a"); Console.Error.Write("b"); display(1); 2.Display(); Console.WriteLine("c");
            "<i>d</i>".DisplayAs("text/html");
            HTML("<b>e</b>")
            """);

        said.Select(Describe).ShouldBe(["stdout a", "stderr b", "display 1", "display 2", "stdout c\n", "display <i>d</i>", "result <b>e</b>", "done"]);
    }

    [Fact]
    public async Task A_shown_value_is_shown_anew_in_its_place()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var first = await kernel.RunAsync("var shown = display(1);");
        var second = await kernel.RunAsync("shown.Update(2);\n3.Display()");

        second.Select(Describe).ShouldBe(["update 2", "display 3", "done"]);
        second[0].Id.ShouldBe(first[0].Id);
    }

    [Fact]
    public async Task A_value_is_shown_in_the_form_asked_for_and_a_sequence_as_a_table()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var said = await kernel.RunAsync("display(new { A = 1 }, \"application/json\");\nnew[] { new { Name = \"x\", Size = 2 } }.DisplayTable();");

        said[0].Data!.ShouldBe(new Dictionary<string, string> { ["application/json"] = "{\"A\":1}" });
        said[1].Data!["text/html"].ShouldContain("Size");
    }

    [Fact]
    public async Task Ten_thousand_lines_arrive_in_order()
    {
        await using var kernel = await KernelInFolder.StartAsync();

        var said = await kernel.RunAsync("for (var i = 0; i < 10_000; i++) Console.WriteLine(i);");

        string.Concat(said.Select(happening => happening.Text)).ShouldBe(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i}\n")));
    }

    [Fact]
    public async Task A_program_that_a_cell_starts_cannot_write_into_the_protocol()
    {
        Need.Linux.OrSkip();
        await using var kernel = await KernelInFolder.StartAsync();

        await kernel.RunAsync("System.Diagnostics.Process.Start(\"sh\", [\"-c\", \"echo '{\\\"type\\\":\\\"done\\\"}'; echo x >&2\"]).WaitForExit();");

        Plain(await kernel.RunAsync("1 + 1")).ShouldBe("2");
    }

    [Fact]
    public async Task The_library_is_referenced_by_its_path_and_finds_what_it_needs_beside_it()
    {
        await using var kernel = await KernelInFolder.StartAsync(Repository.Path("notebooks"));

        var said = await kernel.RunAsync(
            """
            #r "../helpers/bin/PodLab.dll"
            using PodLab;
            new k8s.Models.V1Pod { Metadata = new() { Name = "demosolo" } }.Metadata.Name
            """);

        Plain(said).ShouldBe("demosolo", customMessage: string.Join('\n', said));
        Plain(await kernel.RunAsync("typeof(PodLabException).Assembly.Location")).ShouldBe(Repository.Path("helpers", "bin", "PodLab.dll"));
    }

    [Fact]
    public async Task A_type_that_brings_its_own_formatters_is_shown_in_each_MIME_type_it_prefers()
    {
        await using var kernel = await KernelInFolder.StartAsync(Repository.Path("notebooks"));

        var said = await kernel.RunAsync(
            """
            #r "../helpers/bin/PodLab.dll"
            PodLab.Exercises.ExerciseCatalog.All[0].Unanswered()
            """);

        var data = said.Single(happening => happening.Type == "result").Data!;
        data.Keys.ShouldBe(["text/html", "text/plain", "application/vnd.podlab.exercise+json"], ignoreOrder: true);
        data["application/vnd.podlab.exercise+json"].ShouldContain("\"unanswered\"");
    }

    private static string? Plain(IEnumerable<KernelEvent> said) => said.FirstOrDefault(happening => happening.Type == "result")?.Data?["text/plain"];

    private static string Describe(KernelEvent happening) => happening.Type switch
    {
        "stream" => $"{happening.Name} {happening.Text}",
        "done" => "done",
        _ => $"{happening.Type} {happening.Data!.GetValueOrDefault("text/plain") ?? happening.Data!["text/html"]}",
    };
}
