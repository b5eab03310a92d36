using PodLab.Setup.Notebooks;
using PodLab.Tests.NotebookRunner;

namespace PodLab.Tests.Notebooks;

/// <summary>Reading and writing notebook files.</summary>
public sealed class ReadingNotebooks
{
    public static TheoryData<string> All =>
        [.. Directory.GetFiles(Repository.Path("notebooks"), "*.ipynb", SearchOption.AllDirectories).Append(Path.Combine(AppContext.BaseDirectory, "Fixtures", "notebooks", "sample.ipynb"))];

    [Theory]
    [MemberData(nameof(All))]
    public void A_notebook_read_and_written_is_the_same_bytes(string path) => Notebook.Read(path).ToText().ShouldBe(File.ReadAllText(path));

    [Fact]
    public void Control_characters_every_plane_of_Unicode_and_half_characters_survive()
    {
        var text = NotebookCopy.SampleText.Replace("Two lines.", "\\u0000\\u001b[31m \u007f\u0085\u00a0\u2028\u202e\ufeff\U0001F600 \\\\u00e9 \\ud83d \\ude00", StringComparison.Ordinal);
        text.ShouldNotBe(NotebookCopy.SampleText);

        Notebook.Parse(text, "sample.ipynb").ToText().ShouldBe(text);
    }

    [Fact]
    public void What_the_format_does_not_define_is_kept()
    {
        const string Text = """
            {
             "cells": [
              {
               "cell_type": "slide",
               "mine": [
                1e-05,
                1.10,
                123456789012345678901234567890,
                -0.0,
                NaN,
                -Infinity,
                {},
                []
               ]
              },
              {
               "cell_type": "code",
               "outputs": [
                {
                 "output_type": "hologram"
                }
               ]
              }
             ],
             "nbformat": 4,
             "nbformat_minor": 99
            }

            """;

        var notebook = Notebook.Parse(Text, "new.ipynb");

        notebook.ToText().ShouldBe(Text);
        notebook.Cells[0].Kind.ShouldBe(CellKind.Unknown);
        notebook.Cells[1].Outputs.ShouldHaveSingleItem().ShouldBeOfType<UnknownOutput>();
    }

    [Theory]
    [InlineData("{\n \"cells\": [}", "x.ipynb is not JSON, line 2, column 12: expected a value, found \"}\".")]
    [InlineData("", "line 1, column 1: expected a value, found the end of the file.")]
    [InlineData("{\"cells\":[],}", "line 1, column 13: expected a value after the comma")]
    [InlineData("{\"cells\":[] \"nbformat\":4}", "column 13: expected a comma or }")]
    [InlineData("{\"cells\":[],\"nbformat\":4} {", "expected the end of the file")]
    [InlineData("{\"cells\":[\"a\nb\"]}", "line 1, column 13: a line break or control character inside a text")]
    [InlineData("{\"cells\":[\"a", "column 11: this text has no closing quotation mark")]
    [InlineData("{\"cells\":[\"\\x\"]}", "column 13: an unknown escape after a backslash")]
    [InlineData("{\"cells\":[01]}", "expected a value, found \"01]}\"")]
    [InlineData("{\"cells\":[{\"cell_type\":\"code\",\"source\":\"1\",\n\"source\":\"2\"}],\"nbformat\":4}", "line 2, column 1: the key \"source\" appears twice in one object.")]
    [InlineData("{\n<<<<<<< HEAD\n \"cells\": [],\n=======\n \"cells\": [1],\n>>>>>>> theirs\n \"nbformat\": 4\n}", "x.ipynb contains a Git merge conflict: line 2 is \"<<<<<<< HEAD\". Resolve the conflict first")]
    [InlineData("[]", "x.ipynb is not a notebook: its JSON is not an object.")]
    [InlineData("{\"cells\":[]}", "no number \"nbformat\"")]
    [InlineData("{\"cells\":[],\"nbformat\":\"4\"}", "no number \"nbformat\"")]
    [InlineData("{\"nbformat\":4}", "no list \"cells\"")]
    [InlineData("{\"cells\":[{},1],\"nbformat\":4}", "item 2 of its \"cells\" is not an object")]
    [InlineData("{\"worksheets\":[],\"nbformat\":3}", "x.ipynb is a notebook of format 3, and PodLab reads format 4. Convert it: `jupyter nbconvert --to notebook --inplace x.ipynb`.")]
    [InlineData("{\"cells\":[],\"nbformat\":5}", "format 5, and PodLab reads format 4. A newer version of PodLab may read it.")]
    public void A_file_that_is_not_a_notebook_is_refused_with_one_sentence_and_the_place(string text, string reason)
    {
        var said = Should.Throw<PodLabException>(() => Notebook.Parse(text, "folder/x.ipynb")).Message;

        said.ShouldContain(reason);
        said.ShouldNotContain('\n');
    }

    [Fact]
    public void A_file_that_nests_without_end_is_refused() =>
        Should.Throw<PodLabException>(() => Notebook.Parse(new string('[', 100_000), "x.ipynb")).Message.ShouldContain("levels");

    [Fact]
    public void A_notebook_that_does_not_exist_is_named() =>
        Should.Throw<PodLabException>(() => Notebook.Read("no/such.ipynb")).Message.ShouldContain("no/such.ipynb");

    [Fact]
    public void A_file_that_is_not_text_is_refused()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["x.ipynb"], [.. "{\"cells\":[],\"x\":\""u8, 0xff, .. "\",\"nbformat\":4}"u8]);

        Should.Throw<PodLabException>(() => Notebook.Read(folder["x.ipynb"])).Message.ShouldBe("x.ipynb is not a notebook: it isn't text in UTF-8.");
    }
}
