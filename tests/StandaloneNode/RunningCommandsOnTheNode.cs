namespace PodLab.Tests.StandaloneNode;

public sealed class RunningCommandsOnTheNode(StandaloneNodeFixture node)
{
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(255)]
    public async Task Exec_passes_the_exit_code_on(int code)
    {
        Need.StandaloneNode.OrSkip();
        await node.RecordAsync();

        (await Tool.RunAsync(node.State, "exec", "podlab-node", "--", "sh", "-c", $"exit {code}")).ExitCode.ShouldBe(code);
    }

    [Fact]
    public async Task Exec_keeps_output_and_error_apart_and_every_argument_as_it_is()
    {
        Need.StandaloneNode.OrSkip();
        await node.RecordAsync();

        var result = await Tool.RunAsync(node.State, "exec", "podlab-node", "--", "sh", "-c", "printf '%s|' \"$@\"; echo wrong >&2", "sh", "a b", "$HOME", "--help", "");

        result.Output.ShouldBe("a b|$HOME|--help||");
        result.Error.ShouldBe("wrong\n");
    }

    [Fact]
    public async Task Exec_passes_input_on()
    {
        Need.StandaloneNode.OrSkip();
        await node.RecordAsync();
        var start = new ProcessStartInfo(Tool.Path, ["exec", "podlab-node", "--", "tr", "a-z", "A-Z"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["PODLAB_STATE"] = node.State.Path;

        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync("hello");
        process.StandardInput.Close();

        (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe("HELLO");
    }

    [Fact]
    public async Task The_node_has_crictl_and_its_two_images()
    {
        Need.StandaloneNode.OrSkip();
        await node.RecordAsync();

        var images = (await Tool.RunAsync(node.State, "exec", "podlab-node", "--", "crictl", "images")).EnsureSuccess().Output;

        images.ShouldContain("docker.io/library/demo");
        images.ShouldContain("podlab.local/pause");
    }

    [Fact]
    public async Task A_command_that_the_node_lacks_ends_with_127()
    {
        Need.StandaloneNode.OrSkip();
        await node.RecordAsync();

        var result = await Tool.RunAsync(node.State, "exec", "podlab-node", "--", "no-such-program");

        result.ExitCode.ShouldBe(127);
        result.Error.ShouldContain("no-such-program");
    }

    [Fact]
    public async Task Another_node_s_name_is_refused_with_the_one_there_is()
    {
        Need.StandaloneNode.OrSkip();
        await node.RecordAsync();

        var result = await Tool.RunAsync(node.State, "exec", "kind-worker", "--", "ps");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("The node is: podlab-node");
    }

    [Fact]
    public async Task Without_a_node_exec_says_how_to_start_one()
    {
        Need.Linux.OrSkip();
        await using var temporary = new TemporaryState();

        var result = await Tool.RunAsync(temporary.Folder, "exec", "podlab-node", "--", "ps");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("setup/podlab up");
    }
}
