namespace PodLab.Setup.Notebooks;

/// <summary>A text isn't JSON.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The character in that line, from 1.</param>
/// <param name="fault">What is wrong there, as a sentence without its full stop.</param>
internal sealed class PythonJsonException(int line, int column, string fault) : PodLabException($"line {line}, column {column}: {fault}")
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The character in that line, from 1.</summary>
    public int Column { get; } = column;
}
