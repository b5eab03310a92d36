using k8s.Models;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>The probes of a pod's running containers.</summary>
internal sealed class PodProbes(PodRuntime runtime, Action changed) : IDisposable
{
    private readonly Dictionary<string, ProbedContainer> _probed = [];

    /// <summary>Begins probing what runs now, and ends probing what no longer does.</summary>
    public void Follow(V1Pod pod, PodSeen seen)
    {
        var running = seen.Containers.Where(container => container.IsRunning).ToDictionary(container => container.Id);
        foreach (var gone in _probed.Keys.Where(id => !running.ContainsKey(id)).ToList())
        {
            _probed[gone].Dispose();
            _probed.Remove(gone);
        }

        foreach (var container in pod.Spec.AllInitContainers().Concat(pod.Spec.Containers).Where(HasProbes))
        {
            if (seen.Current(container.Name) is { IsRunning: true } current && !_probed.ContainsKey(current.Id))
            {
                var podIP = seen.Ready?.IP;
                _probed[current.Id] = new ProbedContainer(
                    container, (probe, stop) => Probing.SucceedsAsync(probe, container, current.Id, podIP ?? "127.0.0.1", runtime, stop), changed);
            }
        }
    }

    public bool HasStarted(ContainerSeen container) => container.IsRunning && (Find(container)?.HasStarted ?? true);

    public bool IsReady(ContainerSeen container) => HasStarted(container) && (Find(container)?.IsReady ?? true);

    public bool MustEnd(ContainerSeen container) => Find(container)?.MustEnd ?? false;

    public void Dispose()
    {
        foreach (var probed in _probed.Values)
        {
            probed.Dispose();
        }

        _probed.Clear();
    }

    private static bool HasProbes(V1Container container) => (container.StartupProbe ?? container.ReadinessProbe ?? container.LivenessProbe) is not null;

    private ProbedContainer? Find(ContainerSeen container) => _probed.GetValueOrDefault(container.Id);
}
