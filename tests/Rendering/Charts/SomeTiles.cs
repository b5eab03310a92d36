using PodLab.Rendering.Charts;
using PodLab.Rendering.Drawings;
using PodLab.Tests.Rendering.Drawings;

namespace PodLab.Tests.Rendering.Charts;

/// <summary>Tiles within tiles, with text that is meant to break them.</summary>
internal static class SomeTiles
{
    public static Gen<Tile> All { get; } = Gen.Select(
        SomeDrawings.Text, SomeDrawings.Text, Inner.Array[1, 12], (label, detail, tiles) => new Tile(label, detail, 0, Role.Paper, tiles));

    private static Gen<Tile> Leaf => Gen.Select(
        SomeDrawings.Text, SomeDrawings.Text, Gen.Int[0, 50], Gen.Enum<Role>(), (label, detail, count, role) => new Tile(label, detail, count, role, []));

    private static Gen<Tile> Inner => Gen.Select(
        SomeDrawings.Text, SomeDrawings.Text, Leaf.Array[0, 6], Gen.Enum<Role>(), (label, detail, tiles, role) => new Tile(label, detail, 3, role, tiles));
}
