namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>A magic could not do what it was asked for; the message is for the learner.</summary>
internal sealed class MagicException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Its line in the cell, once that is known.</summary>
    public int? Line { get; private set; }

    /// <summary>The cell or file it stands in, once that is known.</summary>
    public string? Cell { get; private set; }

    public MagicException At(int line, string cell)
    {
        (Line, Cell) = (line, cell);
        return this;
    }
}
