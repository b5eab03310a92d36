namespace PodLab.Setup.HtmlExport;

/// <summary>What a stretch of C# source is, as far as colouring it goes.</summary>
internal enum CodeKind
{
    Plain,
    Keyword,
    Text,
    Comment,
    Number,
    Directive,
}
