namespace PodLab.Setup.Export;

/// <summary>What a notebook is exported as.</summary>
internal enum ExportFormat
{
    /// <summary>One page that opens anywhere.</summary>
    Html,

    /// <summary>A Markdown file for GitHub, with its pictures in a folder beside it.</summary>
    Markdown,
}
