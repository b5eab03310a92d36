using System.CommandLine;
using PodLab.Exercises;
using PodLab.Nodes.Shells;
using PodLab.Rendering;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab reset [LESSON]</c>: clears what a learner made in a lesson, or in all of them.</summary>
internal static class ResetCommand
{
    private const int NotAll = 1;

    public static Command Create()
    {
        var lesson = new Argument<string?>("lesson") { Description = "A lesson's number. Default: all lessons.", Arity = ArgumentArity.ZeroOrOne };
        var cluster = new Option<string?>("--cluster") { Description = "Where the pods are: standalone, kind:NAME or kubernetes:CONTEXT. Default: what `up` started." };
        var command = new Command("reset", "Delete a lesson's pods, end its shells, undo its incidents, and forget its predictions and passed exercises. Doesn't ask for confirmation.") { lesson, cluster };
        command.Run((parsed, cancellation) => RunAsync(parsed.GetValue(lesson) is { } number ? CourseOutline.Get(number) : null, parsed.GetValue(cluster), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CourseLesson? only, string? cluster, CancellationToken cancellation)
    {
        var hasReached = await ClearClusterAsync(only is null ? CourseOutline.Lessons : [only], cluster, cancellation);
        var data = DataFolder.Default();
        Say(Forgotten(new KeptPredictions(data).Remove(only?.Number), "prediction"));
        var (count, aside) = new KeptProgress(data).Remove(only?.Number);
        Say(Forgotten(count, "passed exercise"));
        if (aside is not null)
        {
            Say(aside);
        }

        return hasReached ? 0 : NotAll;
    }

    // Local data is cleared even if the cluster can't be reached.
    private static async Task<bool> ClearClusterAsync(IReadOnlyList<CourseLesson> lessons, string? named, CancellationToken cancellation)
    {
        try
        {
            if (ExecCommand.WouldStartNode(StateFolder.Default(), named))
            {
                Say("No cluster is running: there are no pods to delete and no shells to end.");
                return true;
            }

            await using var cluster = (await ClusterChoice.OpenAsync(named, RefuseRecording, cancellation)).Cluster;
            if (lessons.Any(lesson => lesson.Incidents > 0))
            {
                // Before deleting the pods: the cluster's nodes are needed to find what an incident started.
                var lab = await Lab.OnAsync(cluster, "for reset", cancellation);
                foreach (var line in await lab.UndoAllAsync(cancellation))
                {
                    Say($"{line}.");
                }
            }

            await DeletePodsAsync(cluster, [.. lessons.SelectMany(lesson => lesson.Pods).Distinct()], cancellation);
            if (lessons.Any(lesson => lesson.OpensShells))
            {
                await EndShellsAsync(cluster, cancellation);
            }

            return true;
        }
        catch (PodLabException error)
        {
            Say($"Pods and shells were not changed. {error.Message}");
            return false;
        }
    }

    private static ICluster RefuseRecording(string? name) => throw new PodLabException("A recording has no pods to delete.");

    private static async Task DeletePodsAsync(ICluster cluster, HashSet<string> names, CancellationToken cancellation)
    {
        string[] there = [.. (await cluster.GetPodsAsync(ICluster.DefaultNamespace, cancellation: cancellation)).Select(pod => pod.Metadata.Name).Where(names.Contains)];
        await Task.WhenAll(there.Select(name => cluster.DeletePodAsync(ICluster.DefaultNamespace, name, cancellation)));
        Say(there.Length == 0 ? $"There's no pod to delete on {cluster.Name}." : $"Deleted on {cluster.Name}: {Counted.Of(there.Length, "pod")}, {string.Join(", ", there)}.");
    }

    // Others may also enter a cluster's nodes, and a shell doesn't show who owns it.
    private static async Task EndShellsAsync(ICluster cluster, CancellationToken cancellation)
    {
        if (cluster is not StandaloneCluster)
        {
            Say("A shell ends with the kernel that opened it: restart the notebook's kernel.");
            return;
        }

        foreach (var node in await cluster.NodesAsync(cancellation))
        {
            var count = int.Parse((await node.ExecuteAsync(ShellProtocol.EndAll, cancellation)).EnsureSuccess().StandardOutput, CultureInfo.InvariantCulture);
            Say(count == 0 ? "There's no shell to end." : $"Ended {Counted.Of(count, "shell")}.");
        }
    }

    private static string Forgotten(int count, string what) => count == 0 ? $"There's no {what} to forget." : $"Forgot {Counted.Of(count, what)}.";

    private static void Say(string sentence) => Console.WriteLine(sentence);
}
