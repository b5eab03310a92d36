namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>The magics by name; what each does is in <see cref="MagicList"/>.</summary>
internal static class MagicNames
{
    public const string CSharp = "#!csharp";
    public const string CSharpShort = "#!c#";
    public const string Markdown = "#!markdown";
    public const string Html = "#!html";
    public const string Mermaid = "#!mermaid";
    public const string Import = "#!import";
    public const string Time = "#!time";
    public const string Whos = "#!whos";
    public const string ListMagics = "#!lsmagic";
    public const string Reference = "#r";
    public const string Source = "#i";

    /// <summary>Those after which text follows that is shown and not run.</summary>
    public static IReadOnlySet<string> OfMarkup { get; } = new HashSet<string> { Markdown, Html, Mermaid };

    public static IReadOnlySet<string> All { get; } = new HashSet<string>
    {
        CSharp, CSharpShort, Markdown, Html, Mermaid, Import, Time, Whos, ListMagics, Reference, Source,
    };
}
