namespace PodLab.CSharpKernel.Language;

/// <summary>Converts cursors: front ends count Unicode code points, .NET counts UTF-16 code units. A 😀 is one there and two here.</summary>
internal static class CodePoints
{
    /// <summary>The index of a cursor in the string; the string's end if the cursor is beyond it.</summary>
    public static int ToIndex(string text, int cursor)
    {
        var index = 0;
        for (var passed = 0; passed < cursor && index < text.Length; passed++)
        {
            index += char.IsSurrogatePair(text, index) ? 2 : 1;
        }

        return index;
    }

    /// <summary>The cursor before an index in the string.</summary>
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
