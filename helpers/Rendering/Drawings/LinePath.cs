namespace PodLab.Rendering.Drawings;

/// <summary>A line's corners as the data of an SVG path, with rounded corners.</summary>
internal static class LinePath
{
    private const double Radius = 8;

    public static string Of(IReadOnlyList<(double X, double Y)> points)
    {
        var path = new StringBuilder("M").Append(Pair(points[0]));
        for (var i = 1; i < points.Count - 1; i++)
        {
            path.Append('L').Append(Pair(Towards(points[i], points[i - 1]))).Append('Q').Append(Pair(points[i])).Append(' ')
                .Append(Pair(Towards(points[i], points[i + 1])));
        }

        return path.Append('L').Append(Pair(points[^1])).ToString();
    }

    // The start of the rounding: its radius from the corner, or half the distance if the next corner is near.
    private static (double X, double Y) Towards((double X, double Y) corner, (double X, double Y) other)
    {
        var (x, y) = (other.X - corner.X, other.Y - corner.Y);
        var length = Math.Sqrt((x * x) + (y * y));
        var part = length < 0.1 ? 0 : Math.Min(Radius, length / 2) / length;
        return (corner.X + (x * part), corner.Y + (y * part));
    }

    private static string Pair((double X, double Y) point) => $"{SvgWriter.Number(point.X)} {SvgWriter.Number(point.Y)}";
}
