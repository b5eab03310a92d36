namespace PodLab.Commands;

/// <summary>Enumerates the lines of an output with <c>foreach</c>.</summary>
/// <param name="output">The whole output.</param>
internal ref struct OutputLineEnumerator(ReadOnlySpan<char> output)
{
    private ReadOnlySpan<char> _rest = output;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly OutputLineEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var end = _rest.IndexOf('\n');
        Current = (end < 0 ? _rest : _rest[..end]).TrimEnd('\r');
        _rest = end < 0 ? [] : _rest[(end + 1)..];
        return true;
    }
}
