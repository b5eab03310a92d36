using PodLab.Tests.Nodes;

namespace PodLab.Tests.Commands;

/// <summary>The learner's calls, on captured output: they show the same as the terminal did.</summary>
public sealed class ReadingANode
{
    private const string ListNamespacesAsJson = "lsns -J -o NS,TYPE,NPROCS,PID,USER,COMMAND";

    public static TheoryData<string> ProcessLists => Fixture.Recordings("*.ps");

    public static TheoryData<string> NamespaceTables => Fixture.Recordings("*.lsns");

    [Theory]
    [MemberData(nameof(ProcessLists))]
    public async Task The_processes_look_as_in_the_terminal_but_for_ps_itself(string name)
    {
        var output = Fixture.Recording(name);
        var node = new RecordedNode(("ps -eo pid,ppid,cmd", output));

        var table = await node.ProcessesAsync(TestContext.Current.CancellationToken);

        table.ToString().ShouldBe(
            $"Processes on node kind-worker (without ps itself)\n{output[..output.TrimEnd('\n').LastIndexOf('\n')]}\n"
            + "In a terminal: docker exec kind-worker ps -eo pid,ppid,cmd\n");
    }

    [Fact]
    public async Task A_process_that_calls_itself_ps_cannot_hide()
    {
        var node = new RecordedNode(("ps -eo pid,ppid,cmd", "PID PPID CMD\n1 0 init\n7 1 ps -eo pid,ppid,cmd\n9 0 ps -eo pid,ppid,cmd\n"));

        var table = await node.ProcessesAsync(TestContext.Current.CancellationToken);

        table.Select(process => process.Pid).ShouldBe([1, 7]);
    }

    [Theory]
    [MemberData(nameof(NamespaceTables))]
    public async Task The_namespaces_look_as_in_the_terminal(string name)
    {
        var output = Fixture.Recording(name);
        var node = new FailingJsonNode(output);

        var table = await node.NamespacesAsync(TestContext.Current.CancellationToken);

        // lsns itself varies the width of the column PID.
        Words(table.ToString()).ShouldBe(Words($"Linux namespaces on node old-node\n{output}In a terminal: lsns\n"));

        static IEnumerable<string[]> Words(string text) => text.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_namespaces_are_asked_for_as_JSON_first()
    {
        var node = new RecordedNode((ListNamespacesAsJson, Fixture.Recording("solo.lsns-J")));

        var table = await node.NamespacesAsync(TestContext.Current.CancellationToken);

        table.ToString().ShouldContain(Fixture.Recording("solo.lsns"));
        table.Where(row => row.ProcessCount == 2 && row.Pid == 1082).Select(row => row.Type).ShouldBe(["net", "uts", "ipc"]);
        node.Commands.ShouldBe([ListNamespacesAsJson]);
    }

    [Fact]
    public async Task A_command_that_the_node_lacks_is_named_with_its_package()
    {
        var node = new RecordedNode();

        var ps = await Should.ThrowAsync<CommandFailedException>(() => node.ProcessesAsync(TestContext.Current.CancellationToken));
        var lsns = await Should.ThrowAsync<CommandFailedException>(() => node.NamespacesAsync(TestContext.Current.CancellationToken));

        ps.Message.ShouldBe("ps -eo pid,ppid,cmd on node kind-worker ended with exit code 127. It said: \"sh: 1: ps: not found\". "
            + "Is ps (package procps) installed on that node?");
        lsns.Message.ShouldEndWith("Is lsns (package util-linux) installed on that node?");
    }

    [Fact]
    public async Task The_images_look_as_in_the_terminal()
    {
        var node = new RecordedNode(("crictl images -o json", Fixture.Recording("plain.crictl-images-json")));

        var table = await node.ImagesAsync(TestContext.Current.CancellationToken);

        table.ToString().ShouldBe(
            $"Images on node kind-worker\n{Fixture.Recording("plain.crictl-images")}In a terminal: docker exec kind-worker crictl images\n");
    }

    [Fact]
    public async Task What_proc_tells_of_a_process_comes_as_tables()
    {
        var node = new RecordedNode(
            ("cat /proc/1111/status", Fixture.Recording("solo.status.1111")),
            ("cat /proc/1111/cgroup", Fixture.Recording("solo.cgroup.1111")),
            ("ls -l /proc/1111/ns", Fixture.Recording("solo.ns.1111")));
        var cancellation = TestContext.Current.CancellationToken;

        (await node.StatusAsync(1111, cancellation)).Single(field => field.Name == "NSpid").Value.ShouldBe("1111\t1");
        (await node.CgroupsAsync(1111, cancellation))[^1].Hierarchy.ShouldBe(0);
        var namespaces = await node.ProcessNamespacesAsync(1111, cancellation);
        namespaces.Single(membership => membership.Type == NamespaceType.Pid).Namespace.ToString().ShouldBe("pid:[4026532533]");
        namespaces.TerminalLine.ShouldBe("docker exec kind-worker ls -l /proc/1111/ns");
    }

    private sealed class FailingJsonNode(string table) : ClusterNode("old-node")
    {
        public override IContainerRuntime Runtime => throw new NotSupportedException();

        protected override Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation) =>
            Task.FromResult(argv.Count == 1
                ? new CommandResult(Name, argv, table, "", 0, TimeSpan.Zero)
                : new CommandResult(Name, argv, "", "lsns: invalid option -- 'J'", 1, TimeSpan.Zero));

        public override string TerminalLine(params IReadOnlyList<string> argv) => string.Create(CultureInfo.InvariantCulture, $"{argv[0]}");
    }
}
