using System.Text;

namespace PodLab.Setup.NotebookRunner;

/// <summary>The end of what a process has printed, kept for the sentence about its death.</summary>
internal sealed class LastWords
{
    private const int Longest = 2000;

    private readonly StringBuilder _text = new();

    public void Add(string? line)
    {
        lock (_text)
        {
            _text.AppendLine(line);
            if (_text.Length > Longest)
            {
                _text.Remove(0, _text.Length - Longest);
            }
        }
    }

    public override string ToString()
    {
        lock (_text)
        {
            return _text.ToString().Trim() is { Length: > 0 } said ? $"It said: {said}" : "It said nothing.";
        }
    }
}
