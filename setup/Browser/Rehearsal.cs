namespace PodLab.Browser;

/// <summary>
/// Cells that use what lessons use, and leave nothing behind. Code runs slowly the first time, when the runtime translates it. So these cells run before the
/// learner's own, each after the other, while the learner reads.
/// </summary>
/// <param name="engine">The engine. No cell of the learner's has run in it: each of these cells is forgotten with everything before it.</param>
internal sealed class Rehearsal(CSharpEngine engine)
{
    // Short ones: the learner's first cell waits until one is over.
    private readonly Queue<string> _cells = new(
    [
        // Every lesson begins like this.
        """
        #r "../helpers/bin/PodLab.dll"
        using PodLab;
        var lab = await Lab.OpenAsync();
        lab
        """,
        // The C# of lessons.
        """
        string[] words = ["a", .. "b c".Split(' ')];
        foreach (var word in words)
        {
            Console.WriteLine($"{word,-2} {word.Length + 1} {(word == "a" ? "more" : null)}");
        }
        """,
        """
        var numbered = new[] { "a", "b" }.Where(word => word != "c").Select((word, number) => (word, number)).ToList();
        foreach (var (word, number) in numbered)
        {
            Console.WriteLine(word + number);
        }
        """,
        """
        async Task<int?> CountAsync(string text) => await Task.FromResult(text is { Length: > 0 } ? text.Length : (int?)null);
        await CountAsync("a")
        """,
        // The form of pods.
        """
        using k8s;
        using k8s.Models;
        KubernetesJson.Deserialize<V1Volume>("{}");
        """,
        """
        using k8s;
        using k8s.Models;
        KubernetesJson.Deserialize<V1Pod>("{}");
        """,
        // A manifest with its drawing and a table. The cluster isn't asked: its answer about this pod isn't recorded.
        """
        #r "../helpers/bin/PodLab.dll"
        using PodLab;
        var lab = await Lab.OpenAsync();
        await lab.LookAtManifestAsync("{apiVersion: v1, kind: Pod, metadata: {name: rehearsal}, spec: {containers: [{name: one, image: 'demo:1.0.0', args: [a]}]}}")
        """,
    ]);

    /// <summary>Whether a cell is left.</summary>
    public bool HasNext => _cells.Count > 0;

    /// <summary>Runs the next cell.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task RunNextAsync()
    {
        if (await WarmUp.RunAsync(engine, _cells.Dequeue()) is { } error)
        {
            throw new InvalidOperationException($"A rehearsed cell failed: {string.Join('\n', error.Traceback)}");
        }
    }
}
