using System.Collections.Frozen;

namespace PodLab.Setup.HtmlExport;

/// <summary>
/// The keywords of C#. Of the contextual ones only those that a lesson hardly uses as names: <c>from</c> or <c>value</c> coloured
/// where it is a variable misleads more than a query left plain.
/// </summary>
internal static class CSharpWords
{
    public static FrozenSet<string> Keywords { get; } = (
        "abstract and as async await base bool break byte case catch char checked class const continue decimal default delegate do double "
        + "else enum event explicit extern false finally fixed float for foreach goto if implicit in init int interface internal is lock "
        + "long nameof namespace new not null object operator or out override params private protected public readonly record ref "
        + "required return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong "
        + "unchecked unsafe ushort using var virtual void volatile when while with yield").Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
