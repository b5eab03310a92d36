namespace PodLab.Incidents;

/// <summary>One of lesson 10's places for an incident. Its number doesn't reveal what breaks there.</summary>
/// <param name="Number">From 1 to <see cref="Count"/>.</param>
internal sealed record IncidentSlot(int Number)
{
    /// <summary>The number of slots.</summary>
    public const int Count = 6;

    /// <summary>All slots, in order.</summary>
    public static IReadOnlyList<IncidentSlot> All { get; } = [.. Enumerable.Range(1, Count).Select(number => new IncidentSlot(number))];

    /// <summary>The ID that a learner uses: <c>I10.1</c>.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"I10.{Number}");

    /// <summary>The pod that breaks.</summary>
    public string Pod => string.Create(CultureInfo.InvariantCulture, $"demofix{Number}");

    /// <summary>The slot with this ID.</summary>
    /// <exception cref="PodLabException">It doesn't exist. The message lists those that do.</exception>
    public static IncidentSlot Get(string id) => All.FirstOrDefault(slot => slot.Id == id)
        ?? throw new PodLabException($"There is no incident {id}. The incidents are {All[0].Id} to {All[^1].Id}.");
}
