using PodLab.CSharpKernel.Engine.Magics;

namespace PodLab.Tests.CSharpKernel;

/// <summary>Splitting a cell into C#, magics and text.</summary>
public sealed class ReadingCells
{
    [Fact]
    public void A_cell_without_magics_is_C_sharp_as_it_stands()
    {
        CellReader.Read("var x = 1;\n#r \"a.dll\"").ShouldBe([new CellPart.CSharp("var x = 1;\n#r \"a.dll\"")]);
    }

    [Fact]
    public void C_sharp_after_a_magic_keeps_its_lines_and_columns()
    {
        CellReader.Read("#!time\n  var x = 1;").ShouldBe([new CellPart.Magic("#!time", "", 1), new CellPart.CSharp("      \n  var x = 1;")]);
    }

    [Fact]
    public void A_package_is_a_magic_wherever_it_stands_and_an_assembly_is_the_compilers()
    {
        CellReader.Read("using System.IO;\n#r \"nuget: A, 1.0\" // why\n#i \"nuget:/feed\"\n#r \"b.dll\"\n").ShouldBe(
        [
            new CellPart.CSharp("using System.IO;\n"),
            new CellPart.Magic("#r", "nuget: A, 1.0", 2),
            new CellPart.Magic("#i", "nuget:/feed", 3),
            new CellPart.CSharp($"{new string(' ', 16)}\n{new string(' ', 25)}\n{new string(' ', 16)}\n#r \"b.dll\"\n"),
        ]);
    }

    [Fact]
    public void Text_goes_on_to_the_next_magic_of_ours()
    {
        CellReader.Read("#!markdown\n# It's \"\"\"\n#!shell is no magic\n\n#!csharp\n1").ShouldBe(
        [
            new CellPart.Magic("#!markdown", "", 1),
            new CellPart.Markup("#!markdown", "# It's \"\"\"\n#!shell is no magic"),
            new CellPart.Magic("#!csharp", "", 5),
            new CellPart.CSharp(Blank("#!markdown\n# It's \"\"\"\n#!shell is no magic\n\n#!csharp\n") + "1"),
        ]);
    }

    [Theory]
    [InlineData("var script = \"\"\"\n#!/bin/sh\necho\n\"\"\";")]
    [InlineData("var script = @\"\n#!time\n\";")]
    [InlineData("var script = $\"\"\"\n#!time {1}\n\"\"\";")]
    [InlineData("/*\n#!time\n*/ 1")]
    [InlineData("#if false\n#!time\n#endif\n1")]
    public void What_looks_like_a_magic_inside_a_text_or_comment_is_none(string code)
    {
        CellReader.Read(code).ShouldBe([new CellPart.CSharp(code)]);
    }

    [Fact]
    public void A_magic_after_such_a_text_is_one()
    {
        CellReader.Read("var script = \"\"\"\n#!/bin/sh\n\"\"\";\n#!time\n1").OfType<CellPart.Magic>().ShouldBe([new CellPart.Magic("#!time", "", 4)]);
    }

    [Fact]
    public void The_C_sharp_of_any_cell_is_as_long_as_the_cell_and_its_own_characters_in_their_places()
    {
        string[] lines =
        [
            "#!time", "#!markdown", "#!csharp", "#!nothing x", "#r \"nuget: A\"", "var x = \"\"\"", "\"\"\";", "1 + 1", "# it's", "", "  /*", "*/", "é😀",
        ];
        Gen.Int[0, lines.Length - 1].Array[0, 8].Select(chosen => string.Join('\n', chosen.Select(index => lines[index]))).Sample(cell =>
        {
            var csharp = CellReader.CSharpOf(cell);

            return csharp.Length == cell.Length && csharp.Zip(cell).All(pair => pair.First == pair.Second || pair.First == ' ');
        });
    }

    private static string Blank(string text) => string.Concat(text.Select(letter => letter == '\n' ? '\n' : ' '));
}
