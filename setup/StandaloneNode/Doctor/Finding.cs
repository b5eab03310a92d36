namespace PodLab.Setup.StandaloneNode.Doctor;

/// <summary>One thing that <c>doctor</c> looked at.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Health">Whether it will do.</param>
/// <param name="Seen">What was found.</param>
/// <param name="Remedy">The one command that mends it, or what to do; empty when nothing has to be done.</param>
internal sealed record Finding(string Subject, Health Health, string Seen, string Remedy = "");
