using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Notebooks;

/// <summary>A notebook's relative links after it moved to another folder.</summary>
public sealed class RebasingLinks
{
    [Theory]
    [InlineData("See [a](GLOSSARY.md#x).", "See [a](../notebooks/GLOSSARY.md#x).")]
    [InlineData("![p](pictures/a%20b.svg) [q](../README.md?a=1#b \"title\")", "![p](../notebooks/pictures/a%20b.svg) [q](../README.md?a=1#b \"title\")")]
    [InlineData("[a](#here) [b](https://example.org/x.md) [c](mailto:a@example.org) ![d](attachment:e.png) [f](/root)", null)]
    [InlineData("`[a](b.md)`\n\n```\n[a](b.md)\n```", null)]
    [InlineData("[a](b.md) and [a](b.md)", "[a](../notebooks/b.md) and [a](../notebooks/b.md)")]
    [InlineData("[a](<b c.md>)", "[a](<../notebooks/b c.md>)")]
    [InlineData("[broken](", null)]
    [InlineData("", null)]
    public void Each_leads_where_it_led(string markdown, string? rebased) =>
        RelativeLinks.Rebase(markdown, "/course/notebooks", "/course/out").ShouldBe(rebased ?? markdown);

    [Fact]
    public void In_the_same_folder_nothing_changes() => RelativeLinks.Rebase("[a](b.md)", "/course/notebooks", "/course/notebooks/").ShouldBe("[a](b.md)");

    [Fact]
    public void There_and_back_again_is_the_same_for_all_lessons()
    {
        foreach (var lesson in Directory.GetFiles(Repository.Path("notebooks"), "*.ipynb"))
        {
            foreach (var cell in Notebook.Read(lesson).Cells.Where(cell => cell.Kind == CellKind.Markdown))
            {
                var there = RelativeLinks.Rebase(cell.Source, "/course/notebooks", "/elsewhere/out");
                RelativeLinks.Rebase(there, "/elsewhere/out", "/course/notebooks").ShouldBe(cell.Source);
            }
        }
    }
}
