using PodLab.Tests.NotebookRunner;

namespace PodLab.Tests.Course;

/// <summary>
/// The lessons, run one after the other on a cluster by the tool. Each must have the results that its exercises specify, and leave every node as it
/// was. A subclass provides the cluster.
/// </summary>
public abstract class GoingThroughTheCourse
{
    /// <summary>Whether pods of earlier tests may still be ending: then their disappearing objects are ignored.</summary>
    private protected virtual bool OthersMayBeLeaving => false;

    /// <summary>Runs the tool as the cluster's user.</summary>
    private protected abstract Task<ToolResult> RunToolAsync(params string[] arguments);

    /// <summary>Runs a command on each of the cluster's nodes.</summary>
    /// <returns>Its output, by the node's name.</returns>
    private protected abstract Task<IReadOnlyDictionary<string, string>> AskNodesAsync(IReadOnlyList<string> argv);

    /// <param name="walk">The walk.</param>
    /// <param name="output">The folder for executed lessons.</param>
    /// <param name="kernel">The kernel that runs the lessons; null for PodLab's own.</param>
    private protected async Task WalkAsync(string walk, string output, string? kernel = null)
    {
        var before = await AskNodesAsync(NodeState.Argv);
        before.Values.ShouldAllBe(state => state.Contains("process ") && state.Contains("mount ") && state.Contains("link lo"));
        foreach (var run in CourseWalk.Of(walk))
        {
            var ran = await RunToolAsync(["run", run.Notebook, "--output", output, .. Option("--with-solutions", run.Answered), .. Option("--kernel", kernel)]);
            TestContext.Current.TestOutputHelper!.WriteLine(run.Judge(ran));
            if (run.Number == "05")
            {
                await DeletePodAsync(output);
            }

            // The kubelet takes a while to remove a deleted pod's objects.
            await Eventually.HoldsAsync(async () =>
            {
                foreach (var (node, state) in await AskNodesAsync(NodeState.Argv))
                {
                    NodeState.Difference(before[node], state).Where(line => line.StartsWith('+') || !OthersMayBeLeaving).ShouldBeEmpty($"{run} has changed {node}");
                }
            });
        }
    }

    private static IEnumerable<string> Option(string name, bool isSet) => isSet ? [name] : [];

    private static IEnumerable<string> Option(string name, string? value) => value is null ? [] : [name, value];

    /// <summary>Deletes the pod that lesson 05 leaves to its reader, and checks the message.</summary>
    private protected async Task DeletePodAsync(string output)
    {
        using var deletion = NotebookCopy.OfCells(
            $"#r \"{Repository.Path("helpers", "bin", "PodLab.dll")}\"\nusing PodLab;\nvar lab = await Lab.OpenAsync();\nawait lab.DeleteAsync(\"demosolo\")");
        (await RunToolAsync("run", deletion.Path, "--output", output)).EnsureSuccess();
    }
}
