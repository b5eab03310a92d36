namespace PodLab.Exercises;

/// <summary>
/// Something that an exercise says, and what has to be true of the evidence for that. Where it isn't true, it isn't said. Advice that
/// says nothing about the machine ("Look down the column PPID.") is a plain string.
/// </summary>
/// <typeparam name="T">The evidence.</typeparam>
/// <param name="Holds">Whether it is true of this evidence.</param>
/// <param name="Words">The sentence, with this evidence's own numbers. C# in it is between backquotes and compiles in the lesson.</param>
internal sealed record Claim<T>(Func<T, bool> Holds, Func<T, string> Words)
{
    /// <summary>Words that are true by the way they are computed.</summary>
    public Claim(Func<T, string> words) : this(_ => true, words)
    {
    }

    public static implicit operator Claim<T>(string advice) => new(_ => true, _ => advice);
}
