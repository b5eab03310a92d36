using System.Globalization;

namespace PodLab.Rendering.Drawings;

/// <summary>Numbers in SVG: the same digits in every culture, no more than a screen can show.</summary>
internal static class SvgNumber
{
    public static string Of(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
