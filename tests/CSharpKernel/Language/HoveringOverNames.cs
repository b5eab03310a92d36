namespace PodLab.Tests.CSharpKernel.Language;

/// <summary>Descriptions of the name under the cursor.</summary>
public sealed class HoveringOverNames
{
    [Fact]
    public async Task A_method_of_PodLab_has_its_signature_and_its_documentation()
    {
        using var cells = new CellsBeingWritten();
        await cells.RunAsync("#r \"../helpers/bin/PodLab.dll\"\nusing PodLab;");

        var hover = await cells.HoverAsync("var lab = await Lab.OpenA|sync();");

        hover.ShouldNotBeNull().Plain.ShouldContain("Lab.OpenAsync(");
        hover.Plain.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeGreaterThan(1, "the summary follows the signature");
        hover.Markdown.ShouldStartWith("```csharp\n");
    }

    [Theory]
    [InlineData("kept|")]
    [InlineData("|kept")]
    [InlineData("ke|pt")]
    [InlineData("kept.ToString(|)")]
    public async Task A_name_is_found_wherever_the_cursor_stands_at_it(string code)
    {
        using var cells = new CellsBeingWritten();
        await cells.RunAsync("/// <summary>What is kept.</summary>\nvar kept = 5;");

        (await cells.HoverAsync(code)).ShouldNotBeNull().Plain.ShouldContain("int");
    }

    [Fact]
    public async Task Where_there_is_no_name_nothing_is_said()
    {
        using var cells = new CellsBeingWritten();

        (await cells.HoverAsync("   |   ")).ShouldBeNull();
        (await cells.HoverAsync("|")).ShouldBeNull();
    }
}
