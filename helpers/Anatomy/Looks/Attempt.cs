namespace PodLab.Anatomy;

/// <summary>
/// A value that was read, or a sentence that says why it couldn't be. A failed reading doesn't prevent the others from being shown.
/// </summary>
internal sealed record Attempt<T>(T? Value, string? WhyNot)
    where T : class
{
    public static async Task<Attempt<T>> OfAsync(Func<Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            return new(await read(), null);
        }
        catch (PodLabException error) when (!cancellation.IsCancellationRequested)
        {
            return new(null, error.Message);
        }
    }

    /// <summary>A reading that needs this value; if this one failed, that one fails for the same reason.</summary>
    public async Task<Attempt<TNext>> ThenAsync<TNext>(Func<T, Task<TNext>> read, CancellationToken cancellation)
        where TNext : class => Value is { } value ? await Attempt<TNext>.OfAsync(() => read(value), cancellation) : new(null, WhyNot);

    public LookPart Part(string title, Func<T, Displayable> show) => new(title, Value is { } value ? show(value) : null, WhyNot);
}
