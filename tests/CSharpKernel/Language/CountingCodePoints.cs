using PodLab.CSharpKernel.Language;

namespace PodLab.Tests.CSharpKernel.Language;

/// <summary>Cursors are counted in Unicode code points.</summary>
public sealed class CountingCodePoints
{
    [Fact]
    public void A_character_beyond_the_basic_plane_is_one_for_front_ends_and_two_here()
    {
        CodePoints.ToIndex("a😀b", 2).ShouldBe(3);
        CodePoints.FromIndex("a😀b", 3).ShouldBe(2);
    }

    [Fact]
    public void A_cursor_beyond_the_end_is_the_end_and_before_the_beginning_the_beginning()
    {
        CodePoints.ToIndex("😀", 99).ShouldBe(2);
        CodePoints.ToIndex("😀", -1).ShouldBe(0);
    }

    [Fact]
    public void Going_there_and_back_ends_where_it_began_whatever_the_text() =>
        Gen.Select(Gen.OneOf("a", "é", "😀", "\ud83d", "\ude00", "\n").List[0, 20], Gen.Int[0, 20]).Sample((parts, cursor) =>
        {
            var text = string.Concat(parts);
            var length = text.EnumerateRunes().Count();
            CodePoints.FromIndex(text, CodePoints.ToIndex(text, cursor)).ShouldBe(Math.Min(cursor, length));
        });
}
