namespace PodLab.Setup.Notebooks;

/// <summary>The content of a cell.</summary>
internal enum CellKind
{
    /// <summary>Code, with its outputs.</summary>
    Code,

    /// <summary>Text in Markdown.</summary>
    Markdown,

    /// <summary>Text that is passed on unchanged, in a format named in the cell's metadata.</summary>
    Raw,

    /// <summary>A type that the format doesn't define. The cell is kept.</summary>
    Unknown,
}
