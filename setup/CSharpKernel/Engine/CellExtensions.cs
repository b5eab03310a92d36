namespace PodLab.CSharpKernel.Engine;

/// <summary>What cells can call on any value.</summary>
public static class CellExtensions
{
    /// <summary>Shows the value at once, before the cell ends.</summary>
    public static void Display<T>(this T value) => CurrentCell.Show(value);

    /// <summary>Shows a text as that MIME type.</summary>
    public static void DisplayAs(this string text, string mimeType) => CurrentCell.Show(text, mimeType);
}
