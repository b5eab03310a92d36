using PodLab.Setup.Notebooks;

namespace PodLab.Setup.Export;

/// <summary>Cells as blocks of Markdown.</summary>
internal sealed class CellMarkdown(PictureFiles pictures)
{
    private readonly MarkdownOutputs _outputs = new(pictures);

    /// <summary>The cell's blocks.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="folds">How many parts that unfold begin in it and end in a later one.</param>
    public IEnumerable<string> Render(NotebookCell cell, int folds) => cell.Kind switch
    {
        CellKind.Markdown => [TextMarkdown.Render(cell, pictures, folds)],
        CellKind.Code when cell.Source.Length > 0 || cell.Outputs.Count > 0 =>
            [CodeFence.Around(cell.Source, "csharp"), .. cell.Outputs.Select(_outputs.Write).Where(block => block.Length > 0)],
        CellKind.Raw when cell.Source.Length > 0 => [CodeFence.Around(cell.Source, "text")],
        _ => [],
    };
}
