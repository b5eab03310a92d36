using PodLab.Incidents;

namespace PodLab.Tests.Incidents;

internal static class StrayProcesses
{
    /// <summary>The files <c>/proc/PID/environ</c> on the cluster's nodes that have an incident's mark.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(Lab lab, IncidentSlot slot, CancellationToken cancellation)
    {
        List<string> found = [];
        foreach (var node in await lab.NodesAsync(cancellation))
        {
            var listed = await node.ExecuteAsync(["sh", "-c", "grep -lsFxz \"$0\" /proc/[0-9]*/environ", $"{StrayProcess.Mark}={slot.Id}"], cancellation);
            found.AddRange(listed.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        return found;
    }
}
