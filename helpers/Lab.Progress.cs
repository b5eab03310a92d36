using PodLab.Clusters;
using PodLab.Exercises;

namespace PodLab;

public sealed partial class Lab
{
    /// <summary>The exercises that the learner has passed.</summary>
    internal KeptProgress Passes { get; set; } = new(DataFolder.Default());

    private ClusterReference Where => IsReplay ? new("recorded", null) : new(Facts.Kind, Facts.Name);

    /// <summary>
    /// The course, and the exercises that you've passed: on any cluster, today and earlier. It's read from <c>progress.json</c> in your data
    /// folder (<c>$PODLAB_DATA</c>, else <c>data</c> in <c>$PODLAB_STATE</c>, else <c>$XDG_DATA_HOME/podlab</c>, else
    /// <c>~/.local/share/podlab</c>). Used in lesson 00.
    /// </summary>
    /// <returns>A cell shows it as a drawing of the course. <c>.Table()</c> has one row per lesson; <c>.Chart()</c> shows it over time.</returns>
    public CourseProgress Progress() => CourseProgress.Of(Passes);

    // A replay also counts: its answers are checked against the recorded cluster's data.
    private ExerciseResult Keep(ExerciseResult result)
    {
        var remark = result.Outcome != ExerciseOutcome.Passed ? null
            : Passes.Add(new(result.Exercise.Id, $"{Where}", DateTimeOffset.UtcNow, ProgressOf(result.Exercise).HintsShown));
        return remark is null ? result : result.WithLast(remark);
    }
}
