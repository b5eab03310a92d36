namespace PodLab.Exercises;

/// <summary>What became of an answer.</summary>
public enum ExerciseOutcome
{
    /// <summary>No answer yet. That is no failure.</summary>
    Unanswered,

    /// <summary>The answer is what the pod shows.</summary>
    Passed,

    /// <summary>The answer is not what the pod shows; a hint says where to look.</summary>
    Wrong,
}
