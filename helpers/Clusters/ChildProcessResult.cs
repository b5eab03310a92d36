namespace PodLab.Clusters;

/// <summary>How a program of this machine ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal's number where a signal ended it.</param>
/// <param name="StandardOutput">All that it said.</param>
/// <param name="StandardError">All that it complained of.</param>
internal sealed record ChildProcessResult(int ExitCode, string StandardOutput, string StandardError);
