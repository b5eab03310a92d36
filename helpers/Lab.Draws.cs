namespace PodLab;

public sealed partial class Lab
{
    private readonly Dictionary<string, int> _drawn = [];

    /// <summary>
    /// Draws a random number, so that two learners don't get the same port or address. The number comes from a node
    /// (<c>/proc/sys/kernel/random/uuid</c>, <see href="https://man7.org/linux/man-pages/man4/random.4.html">random(4)</see>), so a recording
    /// replays it.
    /// </summary>
    /// <param name="what">A name for the number. While the lab is open, the same name gets the same number, so a cell can run again.</param>
    /// <param name="from">The smallest number.</param>
    /// <param name="to">The largest number.</param>
    /// <param name="cancellation">Abandons the call.</param>
    public async Task<int> DrawAsync(string what, int from, int to, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        if (!_drawn.TryGetValue(what, out var number))
        {
            var node = (await NodesAsync(cancellation))[0];
            var drawn = (await node.ExecuteAsync(["cat", "/proc/sys/kernel/random/uuid"], cancellation)).EnsureSuccess().StandardOutput;
            var bits = uint.Parse(drawn.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            _drawn[what] = number = (int)(from + (bits % ((uint)(to - from) + 1)));
        }

        return number;
    }
}
