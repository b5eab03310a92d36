namespace PodLab.Setup.Notebooks;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>Code, with its outputs.</summary>
    Code,

    /// <summary>Text in Markdown.</summary>
    Markdown,

    /// <summary>Text that is passed on as it is, to a format that the cell's metadata names.</summary>
    Raw,

    /// <summary>A type that the format doesn't define. The cell is kept.</summary>
    Unknown,
}
