namespace PodLab.CSharpKernel.Language;

/// <summary>Front ends count characters as Unicode code points, .NET as UTF-16 code units: a 😀 is one there and two here.</summary>
internal static class CodePoints
{
    /// <summary>Where a cursor is in the string; the string's end when it lies beyond.</summary>
    public static int ToIndex(string text, int cursor)
    {
        var index = 0;
        for (var passed = 0; passed < cursor && index < text.Length; passed++)
        {
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
        }

        return index;
    }

    /// <summary>The cursor that lies before a place in the string.</summary>
    public static int FromIndex(string text, int index)
    {
        var cursor = 0;
        for (var at = 0; at < index; at += char.IsSurrogatePair(text, at) ? 2 : 1)
        {
            cursor++;
        }

        return cursor;
    }
}
