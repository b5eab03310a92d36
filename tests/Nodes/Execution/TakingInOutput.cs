using System.Text;
using PodLab.Nodes.Execution;
using Shouldly;

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
            output.StandardError.ShouldBe(rest);
        }
    }

    [Fact]
    public void A_character_cut_by_the_end_of_a_piece_is_whole_in_the_text()
    {
        var output = new RemoteOutput();
        foreach (var part in "wörter 文字 🐘"u8.ToArray())
        {
            output.AddOutput([part]);
        }

        output.StandardOutput.ShouldBe("wörter 文字 🐘");
    }

    [Fact]
    public void A_large_output_is_held_once_as_bytes_and_made_into_text_once()
    {
        const int size = 50 << 20;
        var piece = Encoding.ASCII.GetBytes(new string('x', 1 << 16));
        var output = new RemoteOutput();
        for (var read = 0; read < size; read += piece.Length)
        {
            output.AddOutput(piece);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var text = output.StandardOutput;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        text.Length.ShouldBe(size);
        allocated.ShouldBeLessThan((2L * size) + (1 << 20));
    }
}
