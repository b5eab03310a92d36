using PodLab.Nodes.Execution;

namespace PodLab.Tests.Nodes.Execution;

public sealed class TakingInOutput
{
    [Theory]
    [InlineData("842\nps: bad\n", 842, "ps: bad\n")]
    [InlineData("842\n", 842, "")]
    [InlineData("842\n7\n", 842, "7\n")]
    [InlineData("sh: not found\n", null, "sh: not found\n")]
    [InlineData("\n", null, "\n")]
    [InlineData("842", null, "842")]
    [InlineData("-842\n", null, "-842\n")]
    [InlineData("", null, "")]
    public async Task The_first_line_of_standard_error_is_the_PID_in_whatever_pieces_it_comes(string said, int? pid, string rest)
    {
        for (var size = 1; size <= said.Length + 1; size++)
        {
            var output = new RemoteOutput();
            foreach (var piece in Encoding.UTF8.GetBytes(said).Chunk(size))
            {
                output.AddError(piece);
            }

            output.Complete();

            (await output.Pid).ShouldBe(pid);
            (await ReadAsync(output.Error)).ShouldBe(rest);
            output.Complaint.ShouldBe(pid is null ? said.Trim() : output.Complaint);
        }
    }

    [Fact]
    public async Task Of_a_command_that_says_no_PID_everything_is_its_own()
    {
        var output = new RemoteOutput(saysPid: false);

        output.AddError("842\nwarning\n"u8);
        output.Complete();

        (await output.Pid).ShouldBeNull();
        (await ReadAsync(output.Error)).ShouldBe("842\nwarning\n");
    }

    [Fact]
    public async Task What_comes_after_the_end_is_dropped_and_nothing_waits_for_a_reader()
    {
        var output = new RemoteOutput();
        var piece = new byte[1 << 20];
        for (var written = 0; written < 50; written++)
        {
            output.AddOutput(piece);
            output.AddError(piece);
        }

        output.Complete();
        output.AddOutput("late"u8);

        using var all = new MemoryStream();
        await output.Output.CopyToAsync(all, TestContext.Current.CancellationToken);
        all.Length.ShouldBe(50 << 20);
        output.Length.ShouldBe(100 << 20);
    }

    private static Task<string> ReadAsync(Stream stream) => new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);
}
