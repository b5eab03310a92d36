namespace PodLab.Anatomy;

/// <summary>One thing about a pod, before and after: a row of <c>before.Diff(after)</c>.</summary>
/// <param name="Subject">The container's name, or <c>pod</c>.</param>
/// <param name="Property">What it is: <c>PID</c>, <c>restarts</c>, <c>mnt namespace</c>.</param>
/// <param name="Before">Its value before; null when there was none.</param>
/// <param name="After">Its value after; null when there is none any more.</param>
/// <param name="IsAnother">
/// Whether it is another one even where the values are equal: the Linux kernel gives a namespace's number again once that namespace is gone.
/// </param>
public sealed record AnatomyChange(string Subject, string Property, string? Before, string? After, bool IsAnother = false)
{
    /// <summary>Whether it is the same before and after.</summary>
    public bool IsSame => Before == After && !IsAnother;

    /// <summary>Symbol and word: <c>= same</c>, <c>≠ changed</c>, <c>≠ new; the Linux kernel gave the old number again</c>, <c>+ new</c>, <c>− gone</c>.</summary>
    public string Outcome => this switch
    {
        { IsSame: true } => "= same",
        { Before: null } => "+ new",
        { After: null } => "− gone",
        { IsAnother: true } when Before == After => "≠ new; the Linux kernel gave the old number again",
        _ => "≠ changed",
    };
}
