using PodLab.Anatomy;
using PodLab.Exercises;
using PodLab.Recordings;

namespace PodLab.Tests.Exercises;

/// <summary>Lesson 09's predictions and questions: true on the recorded node, and no hint before the reveal gives an answer away.</summary>
public sealed class HintsAboutVariants
{
    private static readonly object[][] _numbers = [.. Enumerable.Range(-1, 12).Select(number => new object[] { number }), ["many"], [12345], [54321], ["12345\n"], [99999]];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Seen =>
        [.. ExerciseCatalog.All.OfType<PredictionExercise>().Where(exercise => exercise.Feature != PodFeature.UserNamespaces).Select(exercise => exercise.Id)];

    public static TheoryData<string> Predictions => [.. ExerciseCatalog.All.OfType<PredictionExercise>().Select(exercise => exercise.Id)];

    [Theory]
    [MemberData(nameof(Predictions))]
    public async Task What_a_prediction_says_is_true_of_the_recorded_pods(string id)
    {
        var exercise = (PredictionExercise)ExerciseCatalog.Get(id);
        if (exercise.Feature == PodFeature.UserNamespaces)
        {
            // No available machine has them.
            exercise.Hints.Count.ShouldBe(3);
            exercise.Mistakes.Count.ShouldBeGreaterThanOrEqualTo(2);
            return;
        }

        var seen = await ReadAsync(exercise.Rows);
        ExerciseChecks.ClaimsHold(exercise, seen);
        exercise.Advice.Count().ShouldBe(3);

        var right = $"{string.Join(' ', NamespaceTypes.All.Select(type => type.ShortName))}\n{exercise.RightAnswer(seen)}";
        exercise.Check([right], seen, new ExerciseProgress()).Outcome.ShouldBe(ExerciseOutcome.Passed);
        PredictedMatrix.Parse(right, exercise.Rows).Open.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Seen))]
    public async Task Each_place_that_is_predicted_otherwise_is_named_with_what_came(string id)
    {
        var exercise = (PredictionExercise)ExerciseCatalog.Get(id);
        var seen = await ReadAsync(exercise.Rows);
        foreach (var (row, type) in exercise.Rows.SelectMany(row => NamespaceTypes.All.Select(type => (row, type))))
        {
            foreach (var word in new[] { NamespaceOwnership.Own, NamespaceOwnership.Pod, NamespaceOwnership.Node }.Where(word => word != seen.Whose(row, type)))
            {
                var lines = exercise.Rows.Select(other => $"{other.Name} {string.Join(' ', NamespaceTypes.All.Select(
                    each => (other, each) == (row, type) ? word.Word : seen.Whose(other, each).Word))}");
                var result = exercise.Check(
                    [string.Join('\n', lines.Prepend(string.Join(' ', NamespaceTypes.All.Select(each => each.ShortName))))], seen, new ExerciseProgress());

                result.Outcome.ShouldBe(ExerciseOutcome.Wrong);
                result.Message.ShouldContain($"{type.ShortName} of {row.Name}: you predicted {word.Word}, but it's ");
                result.Evidence!.ToString().ShouldContain($"✘ {word.Word}, actual: {seen.Whose(row, type).Word}");
                result.Message.ShouldContain(seen.Process(row).FindNamespace(type).ToString()!);
            }
        }
    }

    [Fact]
    public void About_the_end_of_process_1() => Check("E09.2", [new EndOfSharing(4, 3, true), new(1, 0, true), new(7, 6, true)]);

    [Fact]
    public void About_the_file() => Check("E09.7", [new FileOfTarget(12345, 54321, null), new(54321, 12345, null)]);

    private static void Check<T>(string id, IReadOnlyList<T> evidence)
    {
        var exercise = (Exercise<T>)ExerciseCatalog.Get(id);
        ExerciseChecks.ClaimsHold(exercise, evidence[0]);
        foreach (var seen in evidence)
        {
            ExerciseChecks.NoHintGivesTheAnswerAway(exercise, seen, _numbers);
        }
    }

    // Repeats the lesson's changes, up to the moment at which the pods exist.
    private static async Task<SeenMatrix> ReadAsync(IReadOnlyList<PredictedProcess> rows)
    {
        var recording = RecordedLab.Standalone("09-pod-variants");
        await using var lab = await RecordedLab.OpenAsync(recording);
        var isThere = rows.Any(row => row.Container == "looker") ? "\nlooker\n" : $"\"{rows[0].Pod}\"";
        var changes = RecordingFile.Read(RecordedLab.PathOf(recording)).Exchanges.Select(exchange => exchange.Question).Where(question => question.Effect == Effect.Change);
        foreach (var question in changes.TakeUntil(question => $"\n{string.Join('\n', question.Words)}\n".Contains(isThere, StringComparison.Ordinal)))
        {
            await lab.RepeatAsync(question);
        }

        return await SeenMatrix.Of(rows)(lab, Cancellation);
    }
}

file static class Sequences
{
    /// <summary>The items up to and including the first that meets a condition.</summary>
    public static IEnumerable<T> TakeUntil<T>(this IEnumerable<T> items, Func<T, bool> isLast)
    {
        foreach (var item in items)
        {
            yield return item;
            if (isLast(item))
            {
                yield break;
            }
        }
    }
}
