using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Notebooks;

/// <summary>Cells and outputs, as read by programs that render or run a notebook.</summary>
public sealed class ReadingOutputs
{
    [Fact]
    public void A_cell_says_what_it_is()
    {
        var cell = Cell("""
            {"cell_type": "markdown", "id": "a1", "metadata": {"tags": ["skip-execution", "x"]}, "source": ["# T\n", "b"],
             "attachments": {"p.png": {"image/png": "QUJD"}}}
            """);

        (cell.Kind, cell.Id, cell.Source).ShouldBe((CellKind.Markdown, "a1", "# T\nb"));
        cell.Tags.ShouldBe(["skip-execution", "x"]);
        cell.Attachments["p.png"].Text("image/png").ShouldBe("QUJD");
    }

    [Fact]
    public void Outputs_have_their_types()
    {
        var cell = Cell("""
            {"cell_type": "code", "execution_count": 3, "outputs": [
             {"output_type": "stream", "name": "stderr", "text": ["a\n", "b"]},
             {"output_type": "display_data", "data": {"text/html": ["<b>", "</b>"], "application/x+json": {"a": 1}}, "metadata": {"text/html": {"isolated": true}}},
             {"output_type": "execute_result", "execution_count": 3, "data": {"text/plain": "3", "application/json": "[1]"}, "metadata": {}},
             {"output_type": "error", "ename": "E", "evalue": "m", "traceback": ["1", "2"]}]}
            """);

        cell.ExecutionCount.ShouldBe(3);
        cell.Outputs[0].ShouldBeOfType<StreamOutput>().ShouldSatisfyAllConditions(stream => stream.IsError.ShouldBeTrue(), stream => stream.Text.ShouldBe("a\nb"));
        var display = cell.Outputs[1].ShouldBeOfType<RichOutput>();
        display.IsResult.ShouldBeFalse();
        display.Data.Types.ShouldBe(["text/html", "application/x+json"]);
        display.Data.Text("text/html").ShouldBe("<b></b>");
        display.Data.Value("application/x+json").Field("a").Number().ShouldBe(1);
        display.Metadata.Field("text/html").Field("isolated").ShouldNotBeNull();
        var result = cell.Outputs[2].ShouldBeOfType<RichOutput>();
        result.IsResult.ShouldBeTrue();
        result.Data.Value("application/json").ShouldBeOfType<JsonArray>().Count.ShouldBe(1);
        var error = cell.Outputs[3].ShouldBeOfType<ErrorOutput>();
        (error.Name, error.Message).ShouldBe(("E", "m"));
        error.Traceback.ShouldBe(["1", "2"]);
    }

    [Fact]
    public void New_outputs_are_stored_as_Jupyter_stores_them()
    {
        var cell = Cell("""{"cell_type": "code"}""");
        cell.Add(new StreamOutput("stdout", "a\nb"));
        cell.Add(new RichOutput(MimeBundle.OfMessage(JsonNode.Parse("""{"text/plain": "x\ny", "image/svg+xml": "<svg/>", "application/x+json": {"a": "b\nc"}}""")), resultOf: 2));
        cell.Add(new ErrorOutput("E", "m", ["t"]));

        PythonJson.Write(cell.Json["outputs"]).ShouldBe(
            """[{"name": "stdout", "output_type": "stream", "text": ["a\n", "b"]}, """
            + """{"data": {"application/x+json": {"a": "b\nc"}, "image/svg+xml": ["<svg/>"], "text/plain": ["x\n", "y"]}, "execution_count": 2, "metadata": {}, "output_type": "execute_result"}, """
            + """{"ename": "E", "evalue": "m", "output_type": "error", "traceback": ["t"]}]""");
    }

    [Theory]
    [InlineData("10 %\r50 %\r100 %\ndone", "100 %\ndone")]
    [InlineData("100 %\r9", "900 %")]
    [InlineData("a\r\nb\r\r\nc", "a\nb\nc")]
    [InlineData("a\n\rb\r", "a\nb")]
    [InlineData("abc\b\bX", "aXc")]
    [InlineData("\b\bX", "X")]
    [InlineData("😀😀\ra", "a😀")]
    [InlineData("plain\ntext", "plain\ntext")]
    public void Text_that_was_written_over_is_gone_as_in_a_terminal(string written, string shown) => TerminalLine.Overwrite(written).ShouldBe(shown);

    [Fact]
    public void In_which_pieces_a_text_arrives_makes_no_difference() =>
        Gen.OneOf("a", "😀", "\r", "\b", "\n", "\u2028", "bc").Array[0, 12].Sample(pieces =>
        {
            var stream = new StreamOutput("stdout", "");
            Array.ForEach(pieces, stream.Append);
            return stream.Text == TerminalLine.Overwrite(string.Concat(pieces)) && PythonJson.Write(stream.Json["text"]) == PythonJson.Write(SourceLines.Of(stream.Text));
        });

    [Fact]
    public void What_is_misplaced_in_a_cell_reads_as_empty()
    {
        var cell = Cell("""{"cell_type": 1, "id": [], "metadata": 1, "source": {}, "execution_count": "x", "outputs": {"a": 1}, "attachments": []}""");

        (cell.Kind, cell.Id, cell.Source, cell.ExecutionCount, cell.Timing).ShouldBe((CellKind.Unknown, null, "", null, null));
        (cell.Tags.Count, cell.Outputs.Count, cell.Attachments.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void A_cell_remembers_when_it_ran()
    {
        var cell = Cell("""{"cell_type": "code", "metadata": 1}""");
        var began = new DateTimeOffset(2026, 11, 25, 14, 0, 0, TimeSpan.Zero);

        cell.Timing = new(began, began.AddSeconds(1.5));

        cell.Timing.ShouldBe(new CellTiming(began, began.AddSeconds(1.5)));
        cell.Timing.Duration.ShouldBe(TimeSpan.FromSeconds(1.5));
        cell.Clear();
        PythonJson.Write(cell.Json).ShouldBe("""{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": null}""");
    }

    private static NotebookCell Cell(string json) => new(JsonNode.Parse(json)!.AsObject());
}
