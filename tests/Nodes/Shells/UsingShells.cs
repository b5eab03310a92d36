using PodLab.Tests.Clusters;
using static PodLab.Nodes.NamespaceType;

namespace PodLab.Tests.Nodes.Shells;

/// <summary>Rules for a shell on any kind of node.</summary>
public abstract class UsingShells
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_shell_keeps_its_folder_and_its_variables()
    {
        var node = await OpenNodeAsync();
        await using var one = await node.OpenShellAsync("one", Cancellation);

        await one.RunAsync("cd /tmp; x='a b'", Cancellation);
        var result = await one.RunAsync("pwd; echo \"$x\"; echo oh >&2; printf end; (exit 3)", Cancellation);

        (result.Output, result.Error, result.ExitCode).ShouldBe(("/tmp\na b\nend", "oh\n", 3));
        result.ToString().ShouldBe("one$ pwd; echo \"$x\"; echo oh >&2; printf end; (exit 3)\n/tmp\na b\nend\nstderr │ oh\n(exit code 3)\n");
        var comm = await node.ExecuteAsync(["cat", $"/proc/{one.Pid}/comm"], Cancellation);
        comm.StandardOutput.Trim().ShouldBeOneOf("bash", "sh");
    }

    [Fact]
    public async Task Mistakes_in_the_grammar_and_commands_that_read_leave_the_shell_as_it_is()
    {
        await using var one = await (await OpenNodeAsync()).OpenShellAsync("one", Cancellation);

        (await one.RunAsync("echo 'never closed", Cancellation)).ExitCode.ShouldNotBe(0);
        (await one.RunAsync("if true; then", Cancellation)).ExitCode.ShouldNotBe(0);
        (await one.RunAsync("cat; read -r line; echo \"[$line]\"", Cancellation)).Output.ShouldBe("[]\n");
        (await one.RunAsync("set -x; echo hi; set +x", Cancellation)).Output.ShouldBe("hi\n");
        (await one.RunAsync("for i in 1 2\ndo echo \"it's $i!\"\ndone", Cancellation)).Output.ShouldBe("it's 1!\nit's 2!\n");
        (await one.RunAsync("no-such-command", Cancellation)).ExitCode.ShouldBe(127);
        (await one.RunAsync("printf '\\001\\377\\033[31m'", Cancellation)).ToHtml().ShouldContain("␁\ufffd␛[31m");
    }

    [Fact]
    public async Task Canceling_ends_the_command_and_keeps_the_shell_and_what_runs_in_the_background()
    {
        await using var one = await (await OpenNodeAsync()).OpenShellAsync("one", Cancellation);
        var mark = MarkOfTest();
        await one.RunAsync("x=kept", Cancellation);

        // A command that ignores Ctrl-C is killed, and the line continues after it.
        foreach (var endless in new[] { "while true; do sleep 1; done; echo never", "while :; do :; done; echo never", "sh -c \"trap '' INT; sleep 600\"" })
        {
            using var canceling = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            // Right before it: a process that must stay may be only a hundredth of a second older than one that must end.
            await one.RunAsync($"sleep {mark} &", Cancellation);
            var running = one.RunAsync($"echo so far; {endless}", canceling.Token);
            canceling.CancelAfter(TimeSpan.FromSeconds(1));

            (await CanceledCommand.OutputOfAsync(running)).StandardOutput.ShouldNotContain("never");
            (await one.RunAsync("echo $x", Cancellation)).Output.ShouldBe("kept\n");
        }

        (await one.RunAsync($"pgrep -x -f 'sleep {mark}' | wc -l", Cancellation)).Output.Trim().ShouldBe("3");
    }

    [Fact]
    public async Task A_shell_moves_into_new_namespaces_into_anothers_and_back()
    {
        var node = await OpenNodeAsync();
        await using var one = await node.OpenShellAsync("one", Cancellation);
        await using var two = await node.OpenShellAsync("two", Cancellation);
        var (before, name) = (one.Pid, (await one.RunAsync("hostname", Cancellation)).Output);

        (await one.UnshareAsync(Uts)).ToString().ShouldBe("one$ unshare --uts\n");
        await one.RunAsync("hostname renamed", Cancellation);
        (await two.RunAsync("hostname", Cancellation)).Output.ShouldBe(name);
        (await two.EnterAsync(one, Uts)).ToString().ShouldBe($"two$ nsenter --target {one.Pid} --uts\n");
        (await two.RunAsync("hostname", Cancellation)).Output.ShouldBe("renamed\n");

        one.Pid.ShouldNotBe(before);
        (await NamespaceAsync(one.Pid)).ShouldBe(await NamespaceAsync(two.Pid));
        (await NamespaceAsync(one.Pid)).ShouldNotBe(await NamespaceAsync(before));
        PodLab.Shells.Side(one, two).ToString().ShouldContain("one$ hostname renamed");

        await one.LeaveAsync();
        one.Pid.ShouldBe(before);
        (await one.RunAsync("hostname", Cancellation)).Output.ShouldBe(name);
        (await two.RunAsync("exit 5", Cancellation)).ExitCode.ShouldBe(5, "the shell inside has ended");
        (await two.RunAsync("hostname", Cancellation)).Output.ShouldBe(name);
        (await Should.ThrowAsync<PodLabException>(() => two.LeaveAsync())).Message.ShouldContain("isn't inside another shell");

        async Task<string> NamespaceAsync(int pid) => (await node.ExecuteAsync(["readlink", $"/proc/{pid}/ns/uts"], Cancellation)).StandardOutput;
    }

    [Fact]
    public async Task In_a_pid_namespace_the_shell_is_PID_1_and_has_another_number_on_the_node()
    {
        var node = await OpenNodeAsync();
        await using var one = await node.OpenShellAsync("one", Cancellation);

        (await one.UnshareAsync([Pid], mountProc: true, Cancellation)).Command.ShouldBe("unshare --pid --fork --mount-proc");

        (await one.RunAsync("echo $$; ls -d /proc/[0-9]* | wc -l", Cancellation)).Output.ShouldStartWith("1\n");
        (await node.ExecuteAsync(["grep", "NSpid", $"/proc/{one.Pid}/status"], Cancellation)).StandardOutput.ShouldEndWith("\t1\n");
        using var canceling = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await CanceledCommand.OutputOfAsync(one.RunAsync("sleep 600", canceling.Token));
        (await one.RunAsync("echo alive", Cancellation)).Output.ShouldBe("alive\n");
    }

    [Fact]
    public async Task What_cannot_be_entered_is_data_and_the_shell_stays_where_it_is()
    {
        await using var one = await (await OpenNodeAsync()).OpenShellAsync("one", Cancellation);
        var before = one.Pid;

        var result = await one.EnterAsync(4_000_000, Uts);

        result.ExitCode.ShouldNotBe(0);
        result.Error.ShouldContain("/proc/4000000/ns/uts");
        one.Pid.ShouldBe(before);
        (await one.RunAsync("echo here", Cancellation)).Output.ShouldBe("here\n");
    }

    [Fact]
    public async Task Of_a_hundred_megabytes_the_first_is_kept_with_a_sentence()
    {
        await using var one = await (await OpenNodeAsync()).OpenShellAsync("one", Cancellation);

        var result = await one.RunAsync("head -c 100000000 /dev/zero | tr '\\0' x", Cancellation);

        result.Output.Length.ShouldBe(1 << 20);
        result.ToString().ShouldContain("It printed 98,951,424 more bytes.");
        (await one.RunAsync("echo next", Cancellation)).Output.ShouldBe("next\n");
    }

    [Fact]
    public async Task A_shell_that_has_ended_says_so_and_how_to_open_it_again()
    {
        await using var one = await (await OpenNodeAsync()).OpenShellAsync("one", Cancellation);

        var last = await one.RunAsync("echo bye; exit 4", Cancellation);
        (last.Output, last.ExitCode).ShouldBe(("bye\n", 4));
        last.ToString().ShouldEndWith("(The shell has ended.)\n");

        (await Should.ThrowAsync<PodLabException>(() => one.RunAsync("hostname", Cancellation))).Message.ShouldBe(
            $"Shell one on node {one.Node} has ended: `echo bye; exit 4` ended it with exit code 4. Open it again: `one = await node.OpenShellAsync(\"one\")`.");
    }

    [Fact]
    public async Task Nothing_of_a_shell_stays_when_it_is_disposed_of_or_its_input_ends()
    {
        var node = await OpenNodeAsync();
        var mark = MarkOfTest();
        var one = await node.OpenShellAsync("one", Cancellation);
        await one.UnshareAsync(Uts, Pid);
        await one.RunAsync($"sleep {mark} &", Cancellation);
        (await CountAsync(node, mark)).ShouldBe("1");

        await one.DisposeAsync();

        await Eventually.HoldsAsync(async () => (await CountAsync(node, mark)).ShouldBe("0"));
    }

    private protected abstract Task<ClusterNode> OpenNodeAsync();

    private protected static async Task<string> CountAsync(ClusterNode node, string mark) =>
        (await node.ExecuteAsync(["pgrep", "-c", "-x", "-f", $"sleep {mark}"], Cancellation)).StandardOutput.Trim();

    // A number of seconds that no other process on the node sleeps.
    private protected static string MarkOfTest() => Random.Shared.Next(1_000_000, 9_999_999).ToString(CultureInfo.InvariantCulture);
}
