namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>A stretch of a cell that is dealt with as a whole.</summary>
internal abstract record CellPart
{
    /// <summary>C# to compile.</summary>
    /// <param name="Code">As long as the cell up to the part's end; what is not the part's own is blank, so that lines and columns are the cell's.</param>
    internal sealed record CSharp(string Code) : CellPart;

    /// <summary>A line that the kernel itself obeys: <c>#!time</c>, <c>#r "nuget: …"</c>.</summary>
    /// <param name="Name"><c>#!time</c>, or <c>#r</c> and <c>#i</c>.</param>
    /// <param name="Argument">What follows the name on its line, without the quotes around it.</param>
    /// <param name="Line">Its line in the cell; the first is 1.</param>
    internal sealed record Magic(string Name, string Argument, int Line) : CellPart;

    /// <summary>Text in a language that is shown and not run.</summary>
    /// <param name="Language">The magic that began it: <c>#!markdown</c>.</param>
    /// <param name="Text">The lines after it.</param>
    internal sealed record Markup(string Language, string Text) : CellPart;
}
