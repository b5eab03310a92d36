namespace PodLab.Tests.Clusters;

/// <summary>Rules for every way of entering a real node.</summary>
public abstract class EnteringNodes
{
    private const int Megabyte = 1024 * 1024;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Standard_output_standard_error_and_exit_code_are_told_apart()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();

        var result = await node.ExecuteAsync(["sh", "-c", "echo out; echo err >&2; exit 3"], Cancellation);

        result.StandardOutput.ShouldBe("out\n");
        result.StandardError.ShouldBe("err\n");
        result.ExitCode.ShouldBe(3);
        result.Node.ShouldBe(node.Name);
    }

    [Fact]
    public async Task Arguments_reach_the_command_as_they_are()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();
        string[] words = ["$(id)", "a b", "'", "\"", "\\", "", "; exit 9", "ü 文", "-n"];

        var result = await node.ExecuteAsync(["printf", "[%s]\n", .. words], Cancellation);

        result.StandardOutput.ShouldBe(string.Concat(words.Select(word => $"[{word}]\n")));
    }

    [Fact]
    public async Task A_command_that_the_node_lacks_has_exit_code_127_and_is_named()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();

        var result = await node.ExecuteAsync(["no-such-command", "x"], Cancellation);

        result.ExitCode.ShouldBe(127);
        Should.Throw<CommandFailedException>(result.EnsureSuccess).Message.ShouldContain("Is no-such-command installed on that node?");
    }

    [Fact]
    public async Task A_command_without_standard_error_leaves_none()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();

        var result = await node.ExecuteAsync(["true"], Cancellation);

        (result.StandardOutput, result.StandardError, result.ExitCode).ShouldBe(("", "", 0));
    }

    [Fact]
    public async Task Fifty_megabytes_come_whole()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();
        const int size = 50 * Megabyte;

        var result = await node.ExecuteAsync(
            ["sh", "-c", $"head -c {size} /dev/zero | tr '\\0' x; head -c {Megabyte} /dev/zero | tr '\\0' e >&2"], Cancellation);

        result.StandardOutput.Length.ShouldBe(size);
        result.StandardError.Length.ShouldBe(Megabyte);
        result.StandardOutput.AsSpan().ContainsAnyExcept('x').ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancelled_command_ends_on_the_node_with_its_children()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();
        var mark = MarkOfTest();
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var running = node.ExecuteAsync(["sh", "-c", $"echo so far; sleep {mark}; echo never"], cancelling.Token);
        await WaitUntilAsync(async () => await CountAsync(node, $"sleep {mark}") == 1);
        await cancelling.CancelAsync();

        (await CanceledCommand.OutputOfAsync(running)).StandardOutput.ShouldBe("so far\n");
        await WaitUntilAsync(async () => await CountAsync(node, mark) == 0);
    }

    [Fact]
    public async Task A_command_cancelled_at_once_leaves_nothing_either()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();
        var mark = MarkOfTest();

        for (var delay = 0; delay < 60; delay += 15)
        {
            using var cancelling = new CancellationTokenSource(delay);
            await Should.ThrowAsync<OperationCanceledException>(node.ExecuteAsync(["sleep", mark], cancelling.Token));
        }

        await WaitUntilAsync(async () => await CountAsync(node, mark) == 0);
    }

    [Fact]
    public async Task A_command_that_is_kept_open_reads_and_writes_until_it_ends()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();

        await using var command = await node.OpenAsync(["sh", "-c", "while read -r line && [ \"$line\" != end ]; do echo \"out $line\"; echo \"err $line\" >&2; done; exit 7"], Cancellation);
        using var output = new StreamReader(command.Output);
        using var error = new StreamReader(command.Error);
        foreach (var word in new[] { "one", "wörter 文" })
        {
            await command.Input.WriteAsync(Encoding.UTF8.GetBytes($"{word}\n"), Cancellation);
            await command.Input.FlushAsync(Cancellation);
            (await output.ReadLineAsync(Cancellation)).ShouldBe($"out {word}");
            (await error.ReadLineAsync(Cancellation)).ShouldBe($"err {word}");
        }

        await command.Input.WriteAsync("end\n"u8.ToArray(), Cancellation);
        await command.Input.FlushAsync(Cancellation);
        (await command.ExitCode.WaitAsync(Cancellation)).ShouldBe(7);
        (await output.ReadToEndAsync(Cancellation)).ShouldBe("");
    }

    [Fact]
    public async Task A_command_learns_that_its_input_is_closed()
    {
        Need.KindCluster.OrSkip();
        Assert.SkipUnless(await ClosesInputAsync(), "Kubernetes before 1.30 can't tell a command that its input is closed.");
        var node = await OpenNodeAsync();

        await using var command = await node.OpenAsync(["sh", "-c", "cat; exit 7"], Cancellation);
        command.Input.Close();

        (await command.ExitCode.WaitAsync(Cancellation)).ShouldBe(7);
    }

    [Fact]
    public async Task Disposing_of_a_command_that_is_kept_open_ends_it_with_its_children()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();
        var mark = MarkOfTest();

        await using (await node.OpenAsync(["sh", "-c", $"sleep {mark} & sleep {mark}"], Cancellation))
        {
            await WaitUntilAsync(async () => await CountAsync(node, $"sleep {mark}") == 2);
        }

        await WaitUntilAsync(async () => await CountAsync(node, mark) == 0);
    }

    [Fact]
    public async Task Many_commands_run_side_by_side()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 12).Select(number =>
            node.ExecuteAsync(["sh", "-c", $"echo {number}; echo {number} >&2; exit {number}"], Cancellation)));

        results.Select(result => result.ExitCode).ShouldBe(Enumerable.Range(0, 12));
        results.ShouldAllBe(result => result.StandardOutput == result.StandardError && result.StandardOutput == $"{result.ExitCode}\n");
    }

    [Fact]
    public async Task Eight_commands_run_at_the_same_time()
    {
        Need.KindCluster.OrSkip();
        var node = await OpenNodeAsync();
        var place = $"/tmp/meeting-{MarkOfTest()}";
        // Each process waits at the same place until all have arrived; if one waited for another to end, they would never meet.
        const string Meet = """mkdir -p "$1"; : > "$1/$2"; while [ "$(ls "$1" | wc -l)" -lt 8 ]; do sleep 0.05; done""";

        var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(number =>
            node.ExecuteAsync(["timeout", "60", "sh", "-c", Meet, "sh", place, number.ToString(CultureInfo.InvariantCulture)], Cancellation)));

        await node.ExecuteAsync(["rm", "-r", place], Cancellation);
        results.ShouldAllBe(result => result.ExitCode == 0);
    }

    private protected virtual Task<bool> ClosesInputAsync() => Task.FromResult(true);

    private protected abstract Task<ClusterNode> OpenNodeAsync();

    // A number of seconds that no other process on the node sleeps.
    private static string MarkOfTest() => Random.Shared.Next(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture);

    private static async Task<int> CountAsync(ClusterNode node, string words) =>
        (await node.ExecuteAsync(["ps", "-ww", "-eo", "cmd"], Cancellation)).StandardOutput.Split('\n')
            .Count(line => line.Contains(words, StringComparison.Ordinal) && !line.StartsWith("sh -c", StringComparison.Ordinal));

    private static async Task WaitUntilAsync(Func<Task<bool>> condition)
    {
        var patience = DateTime.UtcNow.AddSeconds(60);
        while (!await condition())
        {
            DateTime.UtcNow.ShouldBeLessThan(patience);
            await Task.Delay(20, Cancellation);
        }
    }
}
