using PodLab.Nodes.Shells;

namespace PodLab.Tests.Nodes.Shells;

public sealed class CuttingShellOutput
{
    private const string Prefix = "\u0001podlab-abc:";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Markers_cut_it_in_whatever_pieces_it_comes()
    {
        var text = Encoding.UTF8.GetBytes($"one\n{Prefix}end:1:0\n\u0001podlab-ab wörter{Prefix}end:2:127\nrest\u0001pod");
        for (var size = 1; size <= text.Length; size++)
        {
            var output = new ShellOutput(new Pieces(text, size), Prefix);

            (await output.NextAsync(Cancellation)).ShouldBe(new ShellPiece("one\n", 0, new ShellMarker("end", 1, "0")));
            (await output.NextAsync(Cancellation)).ShouldBe(new ShellPiece("\u0001podlab-ab wörter", 0, new ShellMarker("end", 2, "127")));
            (await output.NextAsync(Cancellation)).ShouldBe(new ShellPiece("rest\u0001pod", 0, null));
            (await output.NextAsync(Cancellation)).Marker.ShouldBeNull();
        }
    }

    [Fact]
    public async Task Of_more_than_a_megabyte_the_rest_is_counted()
    {
        var text = Encoding.UTF8.GetBytes(new string('x', ShellOutput.Longest + 7) + $"{Prefix}end:1:0\n");

        var piece = await new ShellOutput(new MemoryStream(text), Prefix).NextAsync(Cancellation);

        (piece.Text.Length, piece.Dropped).ShouldBe((ShellOutput.Longest, 7));
    }

    private sealed class Pieces(byte[] text, int size) : MemoryStream(text)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
