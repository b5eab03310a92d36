namespace PodLab.Setup.Machine;

/// <summary>One thing that <c>doctor</c> looked at.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Health">Whether it will do.</param>
/// <param name="Seen">What was found.</param>
/// <param name="Remedy">The one command that fixes it, or what to do; empty when nothing has to be done.</param>
internal sealed record Finding(string Subject, Health Health, string Seen, string Remedy = "");

/// <summary>What a finding means for a lesson.</summary>
internal enum Health
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Something is missing that only some things need, or that <c>up</c> itself brings.</summary>
    Remark,

    /// <summary>No lesson can run before this is fixed.</summary>
    Bad,
}
