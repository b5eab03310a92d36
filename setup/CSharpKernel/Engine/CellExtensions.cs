using Microsoft.DotNet.Interactive.Formatting.TabularData;

namespace PodLab.CSharpKernel.Engine;

/// <summary>What cells can call on any value.</summary>
public static class CellExtensions
{
    /// <summary>Shows the value at once, before the cell ends.</summary>
    /// <param name="value">Anything; null, too.</param>
    /// <param name="mimeTypes">The forms to show it in, <c>text/html</c> say; those that its type prefers when none is named.</param>
    public static DisplayedValue Display<T>(this T value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Shows a text as that MIME type.</summary>
    public static DisplayedValue DisplayAs(this string text, string mimeType) => DisplayedValue.ShowText(text, mimeType);

    /// <summary>Shows a sequence as a table, a row an element and a column a property.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T> values, params string[] mimeTypes) =>
        DisplayedValue.Show(values.ToTabularDataResource(), mimeTypes);
}
