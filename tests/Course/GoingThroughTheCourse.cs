using PodLab.Tests.NotebookRunner;

namespace PodLab.Tests.Course;

/// <summary>
/// The lessons, run one after the other on a cluster by the tool: each must come out as its exercises say, and leave every node as it was. A
/// subclass brings the cluster.
/// </summary>
public abstract class GoingThroughTheCourse
{
    /// <summary>Whether pods of earlier tests may still be going: what they had is no loss then.</summary>
    private protected virtual bool OthersMayBeLeaving => false;

    /// <summary>Runs the tool as the cluster's user.</summary>
    private protected abstract Task<ToolResult> RunToolAsync(params string[] arguments);

    /// <summary>Runs a command on each of the cluster's nodes.</summary>
    /// <returns>What it printed, by the node's name.</returns>
    private protected abstract Task<IReadOnlyDictionary<string, string>> AskNodesAsync(IReadOnlyList<string> argv);

    private protected async Task WalkAsync(string walk, string output)
    {
        var before = await AskNodesAsync(NodeState.Argv);
        before.Values.ShouldAllBe(state => state.Contains("process ") && state.Contains("mount ") && state.Contains("link lo"));
        foreach (var run in CourseWalk.Of(walk))
        {
            var ran = await RunToolAsync(["run", run.Notebook, "--output", output, .. run.Answered ? (string[])["--with-solutions"] : []]);
            TestContext.Current.TestOutputHelper!.WriteLine(run.Judge(ran));
            if (run.Lesson.StartsWith("05", StringComparison.Ordinal))
            {
                await DeletePodAsync(output);
            }

            // The kubelet takes its time with what a deleted pod had.
            await Eventually.HoldsAsync(async () =>
            {
                foreach (var (node, state) in await AskNodesAsync(NodeState.Argv))
                {
                    NodeState.Difference(before[node], state).Where(line => line.StartsWith('+') || !OthersMayBeLeaving).ShouldBeEmpty($"{run} has changed {node}");
                }
            });
        }
    }

    /// <summary>Deletes the pod that lesson 05 leaves to its reader, and says so.</summary>
    private protected async Task DeletePodAsync(string output)
    {
        using var deletion = NotebookCopy.OfCells(
            $"#r \"{Repository.Path("helpers", "bin", "PodLab.dll")}\"\nusing PodLab;\nvar lab = await Lab.OpenAsync();\nawait lab.DeleteAsync(\"demosolo\")");
        (await RunToolAsync("run", deletion.Path, "--output", output)).EnsureSuccess();
    }
}
