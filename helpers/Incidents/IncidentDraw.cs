namespace PodLab.Incidents;

/// <summary>
/// The incident that a seed deals to a slot: its kind, its place, and its port. One seed deals each kind once over the six slots, so a learner meets
/// all of them, and two learners meet them in different orders. The same seed deals the same incidents on every machine.
/// </summary>
internal sealed record IncidentDraw
{
    private const int FirstPort = 9100;
    private const int Ports = 800;

    private readonly IReadOnlyList<uint> _numbers;

    /// <summary>Deals an incident.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="seed">Any number.</param>
    public IncidentDraw(IncidentSlot slot, int seed)
    {
        (Slot, Seed) = (slot, seed);
        var deck = Incident.All.ToList();
        _numbers = [.. Numbers((uint)seed).Take(deck.Count + (2 * IncidentSlot.Count))];
        var dealt = new List<Incident>();
        foreach (var number in _numbers.Take(deck.Count))
        {
            var next = (int)(number % (uint)deck.Count);
            dealt.Add(deck[next]);
            deck.RemoveAt(next);
        }

        Incident = dealt[slot.Number - 1];
    }

    /// <summary>The slot.</summary>
    public IncidentSlot Slot { get; }

    /// <summary>The seed, which decides everything else.</summary>
    public int Seed { get; }

    /// <summary>The kind of incident.</summary>
    public Incident Incident { get; }

    /// <summary>The port of the pod's web server.</summary>
    public int Port => FirstPort + (2 * (int)(Own(0) % (Ports / 2)));

    /// <summary>One of the kind's places.</summary>
    public T PlaceOf<T>(IReadOnlyList<T> places) => places[(int)(Own(1) % (uint)places.Count)];

    private uint Own(int which) => _numbers[IncidentSlot.Count + (2 * (Slot.Number - 1)) + which];

    // xorshift32 (Marsaglia, 2003, https://doi.org/10.18637/jss.v008.i14): .NET's Random may give other numbers for a seed in its next version.
    private static IEnumerable<uint> Numbers(uint seed)
    {
        // Spreads neighboring seeds first. The state must not be 0.
        var state = (seed * 2654435769u) ^ 0x9E3779B9u;
        state = state == 0 ? 1 : state;
        while (true)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            yield return state >> 4;
        }
    }
}
