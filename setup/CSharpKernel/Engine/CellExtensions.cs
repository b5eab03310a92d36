using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace PodLab.CSharpKernel.Engine;

/// <summary>Methods that cells can call on any value.</summary>
public static class CellExtensions
{
    /// <summary>Shows the value immediately, before the cell ends.</summary>
    /// <param name="value">Any value, or null.</param>
    /// <param name="mimeTypes">The forms to show it in, for example <c>text/html</c>; by default those that its type prefers.</param>
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Shows a text as that MIME type.</summary>
    public static DisplayedValue DisplayAs(this string text, string mimeType) => DisplayedValue.ShowText(text, mimeType);

    /// <summary>Shows a sequence as a table, with one row per element and one column per property.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> values, params string[] mimeTypes) =>
        DisplayedValue.Show(values.ToTabularDataResource(), mimeTypes);
}
