using PodLab.Setup.NotebookRunner;
using Shouldly;

namespace PodLab.Tests.NotebookRunner;

/// <summary>Notebook files in and out.</summary>
public sealed class ReadingNotebooks
{
    [Fact]
    public void A_notebook_read_and_written_is_the_same_bytes()
    {
        using var copy = NotebookCopy.OfSample();

        Notebook.Read(copy.Path).ToText().ShouldBe(NotebookCopy.SampleText);
    }

    [Fact]
    public void Every_notebook_of_the_course_is_the_same_bytes_when_read_and_written()
    {
        var lessons = Directory.GetFiles(Repository.Path("notebooks"), "*.ipynb");
        lessons.ShouldNotBeEmpty();
        lessons.ShouldAllBe(lesson => Notebook.Read(lesson).ToText() == File.ReadAllText(lesson));
    }

    [Fact]
    public void Control_characters_and_every_plane_of_Unicode_survive()
    {
        var text = NotebookCopy.SampleText.Replace("Two lines.", "\\u0000\\u001b[31m \u007f\u0085\u00a0\u2028\u202e\ufeff\U0001F600 \\\\u00e9", StringComparison.Ordinal);
        using var copy = NotebookCopy.OfText(text);

        Notebook.Read(copy.Path).ToText().ShouldBe(text);
    }

    [Theory]
    [InlineData("{\n \"cells\": [}", "is not JSON: line 2")]
    [InlineData("[]", "is not a notebook of format 4")]
    [InlineData("{\"cells\":[],\"nbformat\":3}", "is not a notebook of format 4")]
    [InlineData("{\"cells\":[1],\"nbformat\":4}", "not a notebook's")]
    [InlineData("{\"cells\":[],\"nbformat\":\"4\"}", "not a notebook's")]
    [InlineData("{\"cells\":[],\"nbformat\":4,\"metadata\":{\"kernelspec\":{\"language\":\"python\"}}}", "is a notebook in python")]
    public void What_is_no_notebook_in_CSharp_is_refused_with_the_reason(string text, string reason)
    {
        using var copy = NotebookCopy.OfText(text);

        Should.Throw<PodLabException>(() => Notebook.Read(copy.Path)).Message.ShouldContain(reason);
    }

    [Fact]
    public void A_notebook_that_does_not_exist_is_named() =>
        Should.Throw<PodLabException>(() => Notebook.Read("no/such.ipynb")).Message.ShouldContain("no/such.ipynb");
}
