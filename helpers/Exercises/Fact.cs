using PodLab.Nodes.Shells;

namespace PodLab;

/// <summary>A sentence of a lesson, held to the machine in front of the learner. A cell ends with it when the text around the cell states a fact.</summary>
public static class Fact
{
    /// <summary>Shows nothing when the sentence is true here.</summary>
    /// <param name="holds">Whether it is, computed from what the cells above read.</param>
    /// <param name="sentence">The sentence as the lesson says it.</param>
    /// <exception cref="NotPossibleHereException">The node has refused a step, so the sentence couldn't come true.</exception>
    /// <exception cref="PodLabException">It is false here; the message quotes it.</exception>
    public static void Holds(bool holds, string sentence)
    {
        if (holds)
        {
            return;
        }

        throw (OpenShells.FindRefusedMove() ?? OpenShells.RefusalOfLastCommand) is { } refusal
            ? new NotPossibleHereException($"The lesson says: \"{sentence}\" That can't be seen here. {refusal}")
            : new PodLabException(
                $"The lesson says: \"{sentence}\" On this machine that isn't so. The outputs above show what is. The lesson goes on; please report this with the lesson's first output.");
    }
}
