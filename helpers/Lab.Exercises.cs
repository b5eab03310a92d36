using PodLab.Anatomy;
using PodLab.Commands;
using PodLab.Exercises;

namespace PodLab;

public sealed partial class Lab
{
    /// <summary>
    /// Checks an answer against the live pod. Nothing is looked up in a key: the pod is read anew, and what it shows is the right answer.
    /// </summary>
    /// <param name="exercise">The exercise's ID: <c>E05.1</c>.</param>
    /// <param name="answer">The answer: a number, a word, or several words. Null or nothing means that there is none yet, which is no failure.</param>
    /// <returns>Whether it is right, with an explanation or a hint; every further wrong answer gets the next hint.</returns>
    /// <exception cref="PodLabException">There is no such exercise, or its pod does not run.</exception>
    public async Task<ExerciseResult> AnswerAsync(string exercise, params object?[]? answer)
    {
        var asked = ExerciseCatalog.Get(exercise);
        var given = (answer ?? []).OfType<object>().Where(part => part is not "").ToArray();
        if (given.Length == 0)
        {
            return asked.Unanswered();
        }

        var attempt = _wrongAnswers.GetValueOrDefault(asked.Id) + 1;
        var result = asked.Check(given, await ReadSpecimenAsync(asked), attempt);
        if (result.Outcome == ExerciseOutcome.Wrong)
        {
            _wrongAnswers[asked.Id] = attempt;
        }

        return result;
    }

    private async Task<Specimen> ReadSpecimenAsync(Exercise asked)
    {
        var cancellation = CancellationToken.None.OrOfCell();
        var found = await GetPodAsync(asked.PodName, asked.PodNamespace, cancellation);
        var node = await NodeOfAsync(found, cancellation);
        var anatomy = AnatomyReader.ReadAsync(found, node, cancellation);
        var processes = node.ProcessesAsync(cancellation);
        var pod = await anatomy;
        var pause = pod.Containers.FirstOrDefault(container => container.Role == ContainerRole.Pause);
        return new Specimen(pod, await processes, pause?.Image);
    }
}
