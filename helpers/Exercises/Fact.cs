using PodLab.Nodes.Shells;

namespace PodLab;

/// <summary>A sentence of a lesson, checked against the learner's machine. A cell ends with it if the text around the cell states a fact.</summary>
public static class Fact
{
    /// <summary>Shows nothing if the sentence is true here.</summary>
    /// <param name="holds">Whether it's true, computed from the results of the cells above.</param>
    /// <param name="sentence">The sentence, as the lesson has it.</param>
    /// <exception cref="NotPossibleHereException">The node refused a step, so the sentence can't be true here.</exception>
    /// <exception cref="PodLabException">It's false here. The message quotes it.</exception>
    public static void Holds(bool holds, string sentence)
    {
        if (holds)
        {
            return;
        }

        throw (OpenShells.FindRefusedMove() ?? OpenShells.RefusalOfLastCommand) is { } refusal
            ? new NotPossibleHereException($"The lesson says: \"{sentence}\" That can't be seen here. {refusal}")
            : new PodLabException(
                $"The lesson says: \"{sentence}\" On this machine that isn't true. The outputs above show what is. The lesson continues. Please report this with the lesson's first output.");
    }
}
