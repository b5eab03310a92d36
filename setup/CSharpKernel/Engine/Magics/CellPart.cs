namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>A part of a cell that is processed as a whole.</summary>
internal abstract record CellPart
{
    /// <summary>C# to compile.</summary>
    /// <param name="Code">The cell up to the part's end, with everything else blanked, so that lines and columns are the cell's.</param>
    internal sealed record CSharp(string Code) : CellPart;

    /// <summary>A line that the kernel itself obeys: <c>#!time</c>, <c>#r "nuget: …"</c>.</summary>
    /// <param name="Name"><c>#!time</c>, or <c>#r</c> and <c>#i</c>.</param>
    /// <param name="Argument">The rest of the line after the name, without the quotes around it.</param>
    /// <param name="Line">Its line in the cell, counted from 1.</param>
    internal sealed record Magic(string Name, string Argument, int Line) : CellPart;

    /// <summary>Text in a language that is shown but not run.</summary>
    /// <param name="Language">The magic that starts it: <c>#!markdown</c>.</param>
    /// <param name="Text">The lines after the magic.</param>
    internal sealed record Markup(string Language, string Text) : CellPart;

    /// <summary>Text in a language that is neither run nor shown.</summary>
    internal sealed record Foreign(OtherLanguage Language) : CellPart;
}
