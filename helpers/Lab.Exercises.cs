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
    /// Checks an answer against the live machine. There's no answer key: the check reads the machine again and computes the right answer.
    /// </summary>
    /// <param name="exercise">The exercise's ID: <c>E05.1</c>.</param>
    /// <param name="answer">The answer: a number, a word, or several words. No words at all are an empty list; null means no answer yet.</param>
    /// <returns>Whether it is right, with an explanation or a hint. Each further wrong answer gets the next hint.</returns>
    /// <exception cref="PodLabException">The exercise or its subject doesn't exist. The message says which cell to run.</exception>
    public async Task<ExerciseResult> AnswerAsync(string exercise, params object?[]? answer)
    {
        var asked = ExerciseCatalog.Get(exercise);
        if (asked is PredictionExercise)
        {
            throw new PodLabException($"{asked.Id} is a prediction. Make it with `lab.PredictAsync(\"{asked.Id}\", …)`, and compare it with `lab.RevealAsync(\"{asked.Id}\")`.");
        }

        var isNone = answer is null || (answer.Length > 0 && answer.All(part => part is null));
        return Keep(await asked.CheckAsync(isNone ? null : [.. answer!.OfType<object>()], this, ProgressOf(asked), CancellationToken.None.OrOfCell()));
    }

    /// <summary>The shell with this name that a cell opened on one of the nodes.</summary>
    /// <exception cref="PodLabException">No such shell is open. The message says what to run.</exception>
    internal async Task<NodeShell> GetShellAsync(string name, CancellationToken cancellation)
    {
        var nodes = await NodesAsync(cancellation);
        return OpenShells.Find(name, [.. nodes.Select(node => node.Name)])
            ?? throw new PodLabException($"Shell {name} isn't open. Run the cell that opens it, and those below it.");
    }

    private ExerciseProgress ProgressOf(Exercise exercise)
    {
        if (!_progress.TryGetValue(exercise.Id, out var progress))
        {
            _progress[exercise.Id] = progress = new();
        }

        return progress;
    }
}
