using PodLab.Exercises;

namespace PodLab.Tests.Exercises;

/// <summary>Rules for every exercise about any subject.</summary>
internal static partial class ExerciseChecks
{
    /// <summary>For the lesson's evidence: there are three hints and at least two mistakes, and all their sentences are true.</summary>
    public static void ClaimsHold<T>(Exercise<T> exercise, T seen)
    {
        exercise.Hints.Count.ShouldBe(3, exercise.Id);
        exercise.Hints.ShouldAllBe(hint => hint.Holds(seen), exercise.Id);
        exercise.Because.ShouldContain(claim => claim.Holds(seen), exercise.Id);
        exercise.MistakesHold(seen).Count().ShouldBeGreaterThanOrEqualTo(2, exercise.Id);
        exercise.MistakesHold(seen).ShouldAllBe(holds => holds, exercise.Id);
    }

    /// <summary>Gives each answer four times. A wrong one gets a hint each time, and none of them contains the right answer.</summary>
    /// <param name="exercise">The exercise.</param>
    /// <param name="seen">The evidence.</param>
    /// <param name="answers">The answers.</param>
    /// <param name="check">An additional check of an answer's first hint.</param>
    public static void NoHintGivesTheAnswerAway<T>(
        Exercise<T> exercise, T seen, IEnumerable<object[]> answers, Action<string, string>? check = null)
    {
        exercise.Hints.ShouldContain(hint => hint.Holds(seen), exercise.Id);
        foreach (var answer in answers)
        {
            var progress = new ExerciseProgress();
            var words = $"{exercise.Id}, answer {string.Join(", ", AnswerWords.Of(answer))}";
            var first = exercise.Check(answer, seen, progress);
            first.Message.ShouldNotBeNullOrWhiteSpace(words);
            if (first.Outcome == ExerciseOutcome.Passed)
            {
                continue;
            }

            foreach (var message in Enumerable.Range(0, 3).Select(_ => exercise.Check(answer, seen, progress).Message).Prepend(first.Message))
            {
                IsIn(exercise.RightAnswer(seen), message, string.Join(", ", AnswerWords.Of(answer))).ShouldBeFalse($"{words}: {message}");
            }

            check?.Invoke(first.Message, words);
        }
    }

    private static bool IsIn(object answer, string message, string quoted)
    {
        var said = quoted.Length == 0 ? message : message.Replace($"\"{quoted}\"", "", StringComparison.Ordinal);
        bool Says(string word) => Regex.IsMatch(said, $@"(?<![\w.-]){Regex.Escape(word)}(?![\w-]|\.\w)", RegexOptions.IgnoreCase);
        return answer switch
        {
            // If an answer isn't understood, the message lists all types.
            IReadOnlySet<NamespaceType> types => types.Count > 0 && !said.Contains("Expected:", StringComparison.Ordinal)
                && TypeName().Matches(said).Select(match => NamespaceTypes.Find(match.Value)!.Value).ToHashSet().SetEquals(types),
            IReadOnlyList<int> numbers => !said.Contains("Expected:", StringComparison.Ordinal) && said.Contains(WordList.Of(numbers.Select(number => $"{number}")), StringComparison.Ordinal)
                && numbers.Count > 1,
            string word => Says(word),
            _ => Says(Convert.ToString(answer, CultureInfo.InvariantCulture)!),
        };
    }

    [GeneratedRegex(@"\b(cgroup|ipc|mnt|net|pid|time|user|uts)\b")]
    public static partial Regex TypeName();
}
