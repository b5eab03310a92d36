using PodLab.CSharpKernel.Language;

namespace PodLab.Tests.CSharpKernel.Language;

/// <summary>Completions at the cursor of a cell.</summary>
public sealed class CompletingCells
{
    [Fact]
    public async Task Members_are_offered_with_their_kinds_and_only_those_that_begin_as_typed()
    {
        using var cells = new CellsBeingWritten();

        var list = await cells.CompleteAsync("\"text\".Leng|");

        list.Choices.Select(choice => (choice.Text, choice.Kind)).ShouldBe([("Length", "property")]);
        (list.Start, list.End).ShouldBe((7, 11));
        list.Choices[0].Documentation.ShouldNotBeNull().ShouldContain("int string.Length");
    }

    [Fact]
    public async Task Variables_functions_and_types_of_earlier_cells_are_offered()
    {
        using var cells = new CellsBeingWritten();
        await cells.RunAsync("var shoppingList = new[] { 1 }; int ShopFor(int n) => n; record Shop(string Keeper);");
        await cells.RunAsync("var shop = new Shop(\"Ada\");");

        (await KindsAsync(cells, "sho|")).ShouldBe(
            [("shop", "variable"), ("shoppingList", "variable"), ("Shop", "class"), ("ShopFor", "function"), ("short", "keyword")], ignoreOrder: true);
        (await KindsAsync(cells, "shop.Kee|")).ShouldBe([("Keeper", "property")]);
        (await KindsAsync(cells, "shoppingList.Sing|")).ShouldContain(("Single", "function"));
    }

    [Fact]
    public async Task A_variable_declared_anew_has_its_new_type()
    {
        using var cells = new CellsBeingWritten();
        await cells.RunAsync("var x = 1;");
        (await KindsAsync(cells, "x.Len|")).ShouldBeEmpty();

        await cells.RunAsync("var x = \"anew\";");

        (await KindsAsync(cells, "x.Len|")).ShouldBe([("Length", "property")]);
    }

    [Fact]
    public async Task What_a_failed_cell_declared_is_offered_and_what_did_not_compile_is_not()
    {
        using var cells = new CellsBeingWritten();
        await Should.ThrowAsync<Exception>(() => cells.RunAsync("var beforeFailure = 1; throw new Exception();"));
        await Should.ThrowAsync<Exception>(() => cells.RunAsync("var neverCompiled = nothing;"));

        (await KindsAsync(cells, "beforeFail|")).ShouldBe([("beforeFailure", "variable")]);
        (await KindsAsync(cells, "neverComp|")).ShouldBeEmpty();
    }

    [Fact]
    public async Task PodLab_s_API_is_offered_with_its_documentation_after_its_reference()
    {
        using var cells = new CellsBeingWritten();
        await cells.RunAsync("#r \"../helpers/bin/PodLab.dll\"\nusing PodLab;");

        var open = (await cells.CompleteAsync("await Lab.OpenA|")).Choices.ShouldHaveSingleItem();

        (open.Text, open.Kind).ShouldBe(("OpenAsync", "function"));
        open.Documentation.ShouldNotBeNull().ShouldContain("Lab.OpenAsync(");
        open.Documentation.Split('\n').Length.ShouldBeGreaterThan(1, "the summary follows the signature");
    }

    [Fact]
    public async Task A_reference_in_the_cell_itself_counts_at_once()
    {
        using var cells = new CellsBeingWritten();

        (await KindsAsync(cells, "#r \"../helpers/bin/PodLab.dll\"\nPodLab.Lab|")).ShouldBe([("Lab", "class")]);
    }

    [Fact]
    public async Task What_cells_can_call_without_a_prefix_is_offered()
    {
        using var cells = new CellsBeingWritten();

        (await KindsAsync(cells, "displa|")).ShouldContain(("display", "function"));
        (await KindsAsync(cells, "1.Displa|")).ShouldContain(("Display", "function"));
    }

    [Fact]
    public async Task A_magic_line_disturbs_nothing()
    {
        using var cells = new CellsBeingWritten();

        var list = await cells.CompleteAsync("#!time\n\"text\".Leng|");

        list.Choices.Select(choice => choice.Text).ShouldBe(["Length"]);
        list.Start.ShouldBe(14);
    }

    [Fact]
    public async Task Prose_under_a_magic_is_offered_nothing_of_CSharp()
    {
        using var cells = new CellsBeingWritten();

        (await KindsAsync(cells, "#!markdown\nConsole.Writ|")).ShouldBeEmpty();
        (await KindsAsync(cells, "  #!time\nConsole.WriteL|")).ShouldBe([("WriteLine", "function")]);
    }

    [Fact]
    public async Task Members_of_enumerations_and_type_parameters_have_kinds_that_VS_Code_knows()
    {
        using var cells = new CellsBeingWritten();

        (await KindsAsync(cells, "ConsoleColor.DarkRe|")).ShouldBe([("DarkRed", "enumMember")]);
        (await KindsAsync(cells, "void Run<TValue>() { TVal|")).ShouldBe([("TValue", "typeParameter")]);
    }

    private static async Task<IEnumerable<(string, string)>> KindsAsync(CellsBeingWritten cells, string code) =>
        (await cells.CompleteAsync(code)).Choices.Select(choice => (choice.Text, choice.Kind));
}
