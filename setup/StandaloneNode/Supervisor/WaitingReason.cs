namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>The reason why a container waits, in the terms of a pod's status.</summary>
/// <param name="Reason">One CamelCase word: <c>ErrImageNeverPull</c>.</param>
/// <param name="Message">The details.</param>
/// <param name="RetryAt">The time when the supervisor tries again.</param>
internal sealed record WaitingReason(string Reason, string Message, DateTimeOffset RetryAt);
