namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>The names of the magics; <see cref="MagicList"/> has their effects.</summary>
internal static class MagicNames
{
    public const string CSharp = "#!csharp";
    public const string CSharpShort = "#!c#";
    public const string Markdown = "#!markdown";
    public const string Html = "#!html";
    public const string Mermaid = "#!mermaid";
    /// <summary>Starts the metadata of a <c>.dib</c> file.</summary>
    public const string Meta = "#!meta";
    public const string Import = "#!import";
    public const string Pod = "#!pod";
    public const string Time = "#!time";
    public const string Whos = "#!whos";
    public const string About = "#!about";
    public const string ListMagics = "#!lsmagic";
    public const string Reference = "#r";
    public const string Source = "#i";

    private static readonly string[] _csharp = [CSharp, CSharpShort];

    /// <summary>The magics that start text that is shown but not run.</summary>
    public static IReadOnlySet<string> OfMarkup { get; } = new HashSet<string> { Markdown, Html, Mermaid };

    public static IReadOnlySet<string> All { get; } = new HashSet<string>
    {
        CSharp, CSharpShort, Markdown, Html, Mermaid, Meta, Import, Pod, Time, Whos, About, ListMagics, Reference, Source,
    };

    /// <summary>Whether the magic starts text in another language than C#.</summary>
    public static bool BeginsOtherText(string magic) => OfMarkup.Contains(magic) || magic == Meta || OtherLanguage.Find(magic) is not null;

    /// <summary>Whether the magic ends text in another language.</summary>
    public static bool EndsOtherText(string magic) => All.Contains(magic) || OtherLanguage.Find(magic) is not null;

    /// <summary>The magic for the language in a cell's metadata; null for C#.</summary>
    /// <param name="language">The language in the metadata: <c>fsharp</c>.</param>
    public static string? OfLanguage(string language) => $"#!{language.ToLowerInvariant()}" is var magic && _csharp.Contains(magic) ? null : magic;
}
