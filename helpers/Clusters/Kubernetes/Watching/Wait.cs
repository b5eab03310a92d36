using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PodLab.Clusters.Kubernetes.Watching;

/// <summary>Waits for an object to meet a condition, and tells a story when it does not.</summary>
/// <typeparam name="T">What the object is read as.</typeparam>
internal abstract class Wait<T>(ApiServer server, ResourceKind kind, string namespaceName, string name)
    where T : class
{
    /// <summary>Completes "Waited … until pod demosolo …": "is ready".</summary>
    protected abstract string Condition { get; }

    protected ApiServer Server => server;

    protected ResourceKind Kind => kind;

    private string Title => $"{kind.Kind.ToLowerInvariant()} {name} (Kubernetes namespace {namespaceName})";

    /// <returns>The object when it met the condition; null if the condition is that it is gone.</returns>
    /// <exception cref="PodWaitException">The time is up, or the condition cannot be met any more.</exception>
    public async Task<T?> RunAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        using var timeIsUp = new CancellationTokenSource(timeout);
        var watch = new ObjectWatch(server, kind, namespaceName, name);
        var (last, hopeless) = (default(T), default(string));
        try
        {
            var hasBeen = false;
            await foreach (var state in watch.StatesAsync(timeIsUp.Token, cancellation))
            {
                last = state is null ? null : Read(state);
                if (IsMetBy(last))
                {
                    return last;
                }

                hopeless = last is not null ? WhyHopeless(last)
                    : hasBeen ? "it was deleted in the meantime"
                    : $"there is no such {kind.Kind.ToLowerInvariant()}";
                hasBeen |= last is not null;
                if (hopeless is not null)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Time is up.
        }

        throw new PodWaitException(await DescribeAsync(last, hopeless, timeout, watch.Fault, cancellation));
    }

    protected abstract T Read(JsonObject state);

    protected abstract bool IsMetBy(T? state);

    protected abstract string? WhyHopeless(T state);

    /// <summary>The object's state in a few sentences.</summary>
    protected abstract Task<string> TellAsync(T state, CancellationToken cancellation);

    private async Task<string> DescribeAsync(T? last, string? hopeless, TimeSpan timeout, PodLabException? fault, CancellationToken cancellation)
    {
        var message = new StringBuilder();
        message.Append(hopeless is null
            ? string.Create(CultureInfo.InvariantCulture, $"Waited {timeout.TotalSeconds:0.#} s in vain until {Title} {Condition}.")
            : $"{char.ToUpperInvariant(Title[0])}{Title[1..]} will not come to the point that it {Condition}: {hopeless}.");
        if (fault is not null)
        {
            // Then it has no more to tell, either.
            return message.Append(' ').Append(fault.Message).ToString();
        }

        if (last is null)
        {
            message.Append(" Apply its manifest first.");
        }
        else
        {
            message.Append(' ').Append(await TellAsync(last, cancellation));
        }

        return message.Append(await EventStory.ReadAsync(server, kind.Kind, namespaceName, name, cancellation)).ToString();
    }
}
