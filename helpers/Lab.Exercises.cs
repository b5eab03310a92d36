using PodLab.Exercises;
using PodLab.Nodes.Shells;

namespace PodLab;

public sealed partial class Lab
{
    private readonly Dictionary<string, ExerciseProgress> _progress = [];

    /// <summary>The result of a cell that has no answer in it yet.</summary>
    /// <param name="exercise">The exercise's ID: <c>E05.1</c>.</param>
    public Task<ExerciseResult> AnswerAsync(string exercise) => AnswerAsync(exercise, null);

    /// <summary>
    /// Checks an answer against the live machine. There is no answer key: what the exercise is about is read again, and what is there is the right answer.
    /// </summary>
    /// <param name="exercise">The exercise's ID: <c>E05.1</c>.</param>
    /// <param name="answer">The answer: a number, a word, or several words, none of which is an empty list. Null means that there is none yet.</param>
    /// <returns>Whether it is right, with an explanation or a hint. Each further wrong answer gets the next hint.</returns>
    /// <exception cref="PodLabException">There is no such exercise, or what it is about isn't there; the message says which cell to run.</exception>
    public async Task<ExerciseResult> AnswerAsync(string exercise, params object?[]? answer)
    {
        var asked = ExerciseCatalog.Get(exercise);
        if (!_progress.TryGetValue(asked.Id, out var progress))
        {
            _progress[asked.Id] = progress = new();
        }

        var isNone = answer is null || (answer.Length > 0 && answer.All(part => part is null));
        return await asked.CheckAsync(isNone ? null : [.. answer!.OfType<object>()], this, progress, CancellationToken.None.OrOfCell());
    }

    /// <summary>The shell of that name that a cell has opened on one of the nodes.</summary>
    /// <exception cref="PodLabException">None is open; the message says what to run.</exception>
    internal async Task<NodeShell> GetShellAsync(string name, CancellationToken cancellation)
    {
        var nodes = await NodesAsync(cancellation);
        return OpenShells.Find(name, [.. nodes.Select(node => node.Name)])
            ?? throw new PodLabException($"Shell {name} isn't open. Run the cell that opens it, and those below it.");
    }
}
