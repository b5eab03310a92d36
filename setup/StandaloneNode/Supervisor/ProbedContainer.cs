namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>
/// The probes of one running container: whether it has started, is ready, and is alive. (Kubernetes:
/// <see href="https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/">probes</see>.)
/// </summary>
internal sealed class ProbedContainer : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly V1Container _container;
    private readonly Func<V1Probe, CancellationToken, Task<bool>> _look;
    private readonly Action _changed;

    public ProbedContainer(V1Container container, Func<V1Probe, CancellationToken, Task<bool>> look, Action changed)
    {
        (_container, _look, _changed) = (container, look, changed);
        HasStarted = container.StartupProbe is null;
        IsReady = container.ReadinessProbe is null;
        _ = RunAsync(_stop.Token);
    }

    public bool HasStarted { get; private set; }

    public bool IsReady { get; private set; }

    /// <summary>Whether a startup or liveness probe failed too often, so that the container must end.</summary>
    public bool MustEnd { get; private set; }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        try
        {
            if (_container.StartupProbe is { } startup)
            {
                await ProbeAsync(startup, isGood => (HasStarted, MustEnd) = (isGood, !isGood), until: () => HasStarted || MustEnd, stop);
            }

            await Task.WhenAll(
                _container.ReadinessProbe is { } readiness ? ProbeAsync(readiness, isGood => IsReady = isGood, () => false, stop) : Task.CompletedTask,
                _container.LivenessProbe is { } liveness ? ProbeAsync(liveness, isGood => MustEnd = !isGood, () => MustEnd, stop) : Task.CompletedTask);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The container ended, and so did its probes.
        }
        catch (Exception error)
        {
            SupervisorContext.Log($"container {_container.Name} is no longer probed: {error}");
        }
    }

    private async Task ProbeAsync(V1Probe probe, Action<bool> report, Func<bool> until, CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromSeconds(probe.InitialDelaySeconds ?? 0), stop);
        var (successes, failures) = (0, 0);
        while (!MustEnd && !until())
        {
            var isGood = await SucceedsAsync(probe, stop);
            (successes, failures) = isGood ? (successes + 1, 0) : (0, failures + 1);
            // Reports each verdict once: when the threshold is first reached.
            if (successes == (probe.SuccessThreshold ?? 1) || failures == (probe.FailureThreshold ?? 3))
            {
                report(isGood);
                _changed();
            }

            await Task.Delay(TimeSpan.FromSeconds(probe.PeriodSeconds ?? 10), stop);
        }
    }

    // If a probe can't run for any reason, it failed: a container without a working probe must not count as healthy.
    private async Task<bool> SucceedsAsync(V1Probe probe, CancellationToken stop)
    {
        try
        {
            return await _look(probe, stop);
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            SupervisorContext.Log($"a probe of container {_container.Name} failed: {error}");
            return false;
        }
    }
}
