using PodLab.Recordings;

namespace PodLab;

public sealed partial class Lab
{
    private bool IsReplay => _cluster is AnsweredCluster { IsReplay: true };

    /// <summary>
    /// Checks what this machine has and lacks for the lessons, and changes nothing: the checks of <c>podlab doctor</c> that need no other program.
    /// A replay also checks this machine, not the one that it was recorded on. Used in lesson 00.
    /// </summary>
    /// <param name="cancellation">Abandons the call.</param>
    /// <returns>One row per check, and advice on what to do.</returns>
    public Task<SetUpReport> CheckSetUpAsync(CancellationToken cancellation = default) =>
        SetUpReport.ReadAsync(Facts, IsReplay, StateFolder.Default(), cancellation.OrOfCell());

    /// <summary>Takes a step of a lesson. If it doesn't work, the result explains why, and the cell doesn't fail. Used in lesson 00.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The step's result, or why it didn't work and what to try.</returns>
    public static async Task<object?> TryAsync<T>(Func<Task<T>> step)
    {
        ArgumentNullException.ThrowIfNull(step);
        try
        {
            return await step();
        }
        catch (PodLabException error)
        {
            return new Explanation(error.Message);
        }
    }
}

/// <summary>The reason why a step didn't work, and what to try.</summary>
internal sealed class Explanation(string message) : Displayable
{
    private const string First = "This step didn't work here.";

    /// <inheritdoc/>
    public override string ToHtml() => $"<p><strong>{First}</strong></p>\n{string.Concat(message.Split('\n').Select(line => $"<p>{HtmlText.OfSentence(line)}</p>\n"))}";

    /// <inheritdoc/>
    public override string ToString() => $"{First}\n{string.Join('\n', message.Split('\n').Select(VisibleText.Of))}\n";
}
