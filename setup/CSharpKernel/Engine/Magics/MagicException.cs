namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>A magic failed; the message is for the learner.</summary>
internal sealed class MagicException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Its line in the cell, once that is known.</summary>
    public int? Line { get; private set; }

    /// <summary>The cell or file that contains it, once that is known.</summary>
    public string? Cell { get; private set; }

    public MagicException At(int line, string cell)
    {
        (Line, Cell) = (line, cell);
        return this;
    }
}
