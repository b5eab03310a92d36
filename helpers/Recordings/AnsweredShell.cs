using PodLab.Nodes.Shells;

namespace PodLab.Recordings;

/// <summary>
/// A shell whose answers are kept now or were kept before. A shell's command may change anything, even what the shell does next. So each command
/// is a change: a replay moves on with it, and goes back if it's run again.
/// </summary>
internal sealed class AnsweredShell(NodeShell? live, string node, string name, IAnswers answers, int pid) : IShellSession
{
    private const int LongestCommand = 120;

    private bool _hasEnded;

    public int Pid { get; private set; } = pid;

    public static async Task<AnsweredShell> OpenAsync(
        ClusterNode? live, string node, string name, IAnswers answers, CancellationToken cancellation)
    {
        NodeShell? shell = null;
        var question = Question.Of("shell", words => $"opening shell {words[1]} on node {words[0]}", node, name) with
        {
            Effect = Effect.Change,
        };
        var pid = await answers.AskAsync(question, async () => (shell = await live!.OpenShellAsync(name, cancellation)).Pid);
        return new(shell, node, name, answers, pid);
    }

    public async Task<ShellAnswer> RunAsync(ShellOrder order, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_hasEnded && live is null)
        {
            throw new PodLabException($"Shell {name} on node {node} has ended. Open it again: `{name} = await node.OpenShellAsync(\"{name}\")`.");
        }

        var question = Question.Of("shellCommand", Describe, node, name, order.Kind.ToString(), order.Text.ReplaceLineEndings("\n")) with
        {
            Effect = Effect.Change,
        };
        var answer = await answers.AskAsync(question, () => live!.TellAsync(order, cancellation));
        (Pid, _hasEnded) = (answer.Pid, answer.HasEnded);
        return answer;
    }

    public ValueTask DisposeAsync() => live?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static string Describe(IReadOnlyList<string> words) =>
        $"`{ShortText.StartOf(words[3].ReplaceLineEndings(" "), LongestCommand)}` in shell {words[1]} on node {words[0]}";
}
