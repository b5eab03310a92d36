namespace PodLab.Tests.Machine;

public sealed class RunningMachineCommands
{
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task What_a_program_says_is_taken_in()
    {
        Need.Linux.OrSkip();

        var said = await MachineCommand.RunAsync(["sh", "-c", "cat; echo out; echo err >&2; exit 3"], TestContext.Current.CancellationToken);

        said.ShouldSatisfyAllConditions(
            () => said.ExitCode.ShouldBe(3), () => said.StandardOutput.ShouldBe("out\n"), () => said.StandardError.ShouldBe("err\n"));
    }

    [Fact]
    public async Task Cancelled_it_ends_with_all_that_it_has_started()
    {
        Need.Linux.OrSkip();
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        var running = MachineCommand.RunAsync(["sh", "-c", "sleep 86418 & echo $$ $! > \"$1.new\"; mv \"$1.new\" \"$1\"; wait", "sh", folder["pids"]], stop.Token);
        await UntilAsync(() => File.Exists(folder["pids"]));
        var pids = File.ReadAllText(folder["pids"]).Split().Where(word => word.Length > 0).Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
        pids.Length.ShouldBe(2);
        await UntilAsync(() => pids.All(pid => ProcessIdentity.FindStartTicks(pid) is null));
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var waited = Stopwatch.StartNew(); !condition(); await Task.Delay(10, TestContext.Current.CancellationToken))
        {
            waited.Elapsed.ShouldBeLessThan(_soon);
        }
    }
}
