using System.Diagnostics;
using PodLab.Clusters.Standalone;

namespace PodLab.Setup.NotebookRunner;

/// <summary>The programs that a process has started and that run at this moment, to be ended when it has gone: then nobody tells any more whose they were.</summary>
internal sealed class ChildProcesses : IDisposable
{
    private readonly List<Process> _children;

    public ChildProcesses(int parent) => _children = [.. (OperatingSystem.IsLinux() ? ProcessIdentity.ChildrenOf(parent) : []).Select(Find).OfType<Process>()];

    /// <summary>Ends those that still run, with what they have started themselves.</summary>
    public void Kill() => _children.ForEach(child => child.KillTree());

    public void Dispose() => _children.ForEach(child => child.Dispose());

    private static Process? Find(int id)
    {
        try
        {
            return Process.GetProcessById(id);
        }
        catch (ArgumentException)
        {
            // It has ended meanwhile.
            return null;
        }
    }
}
