namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>Why a container waits, in the words of a pod's status.</summary>
/// <param name="Reason">One CamelCase word: <c>ErrImageNeverPull</c>.</param>
/// <param name="Message">The whole story.</param>
/// <param name="RetryAt">When the supervisor tries again.</param>
internal sealed record WaitingReason(string Reason, string Message, DateTimeOffset RetryAt);
