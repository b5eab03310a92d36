using k8s.Models;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>What the supervisor must remember of a pod between two looks at it; all else is in the runtime and the files.</summary>
internal sealed class PodMemory
{
    public CrashBackoff Backoff { get; } = new();

    /// <summary>Why containers wait, by name.</summary>
    public Dictionary<string, WaitingReason> WaitingReasons { get; } = [];

    /// <summary>Why there is no sandbox; null when there is one.</summary>
    public WaitingReason? SandboxWaitingReason { get; set; }

    /// <summary>The status last published; read back from the file after a restart of the supervisor.</summary>
    public V1PodStatus? Status { get; set; }

    public bool HasEnded => Status?.Phase is "Succeeded" or "Failed";
}
