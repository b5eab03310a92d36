namespace PodLab.Exercises;

/// <summary>The result of an answer.</summary>
public enum ExerciseOutcome
{
    /// <summary>No answer yet. That isn't a failure.</summary>
    Unanswered,

    /// <summary>The answer agrees with the live machine.</summary>
    Passed,

    /// <summary>The answer doesn't agree with the live machine; a hint says where to look.</summary>
    Wrong,

    /// <summary>This cluster can't show what the question is about. That isn't a failure; the message has the reason.</summary>
    NotPossible,
}
