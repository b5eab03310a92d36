using PodLab.Anatomy;
using PodLab.Tests.Nodes;

namespace PodLab.Tests.Commands;

public sealed class TakingASnapshot(UnsharedNode node) : IClassFixture<UnsharedNode>
{
    [Fact]
    public async Task It_has_the_node_s_processes_and_not_the_reader_s()
    {
        Need.StandaloneNode.OrSkip();

        var snapshot = await NodeSnapshotReader.ReadAsync(node, TestContext.Current.CancellationToken);

        snapshot.Processes.Count.ShouldBe(2);
        snapshot.Processes[0].Process.ShouldBe(new NodeProcess(1, 0, "sleep 1001"));
        snapshot.Processes[1].Process.ParentPid.ShouldBe(1);
        snapshot.Node.ShouldBe("unshared-node");
    }

    [Fact]
    public async Task It_agrees_with_what_proc_tells_of_each_process()
    {
        Need.StandaloneNode.OrSkip();
        var cancellation = TestContext.Current.CancellationToken;

        var snapshot = await NodeSnapshotReader.ReadAsync(node, cancellation);

        foreach (var process in snapshot.Processes)
        {
            var read = await node.ProcessNamespacesAsync(process.Process.Pid, cancellation);
            process.Namespaces.OrderBy(entry => entry.Key).Select(entry => new ProcessNamespace(entry.Key, entry.Value)).ShouldBe(read);
            var status = await node.StatusAsync(process.Process.Pid, cancellation);
            ProcStatus.ParsePids(status.Single(field => field.Name == "NSpid").Value).ShouldBe(process.PidsByLevel);
        }

        var (first, second) = (snapshot.Processes[0].Namespaces, snapshot.Processes[1].Namespaces);
        NamespaceTypes.All.Where(type => first[type] != second[type]).ShouldBe([NamespaceType.Ipc, NamespaceType.Uts]);
    }

    [Fact]
    public async Task It_agrees_with_lsns()
    {
        Need.StandaloneNode.OrSkip();
        var cancellation = TestContext.Current.CancellationToken;

        var snapshot = await NodeSnapshotReader.ReadAsync(node, cancellation);
        var rows = await node.NamespacesAsync(cancellation);

        snapshot.Processes.SelectMany(process => process.Namespaces.Values).Distinct().Order(Comparer<LinuxNamespace>.Create(
            (a, b) => a.Inode.CompareTo(b.Inode))).ShouldBe(rows.Select(row => row.Namespace).OrderBy(read => read.Inode));
    }

    [Fact]
    public async Task A_hostile_command_line_stays_one_process_and_renders_as_text()
    {
        Need.StandaloneNode.OrSkip();
        var cancellation = TestContext.Current.CancellationToken;

        var snapshot = await NodeSnapshotReader.ReadAsync(node, cancellation);
        var processes = await node.ProcessesAsync(cancellation);
        var namespaces = await node.NamespacesAsync(cancellation);

        snapshot.Processes[1].Process.Command.ShouldContain("<img src=x onerror=alert(1)>");
        processes.Count.ShouldBe(2);
        foreach (var html in new[] { processes.ToHtml(), namespaces.ToHtml() })
        {
            html.ShouldContain("&lt;img src=x onerror=alert(1)&gt;");
            html.ShouldNotContain("<img");
            html.ShouldNotContain("\u202e");
            html.ShouldNotContain("\u001b");
        }
    }

    [Fact]
    public void Processes_that_end_meanwhile_are_left_out_and_unreadable_ones_are_not()
    {
        var processes = NodeSnapshotOutput.Parse(
            """
            70
            /proc/1/ns/net net:[4026531833]
            /proc/1/ns/pid_for_children pid:[4026531836]
            /proc/12/ns/net 
            /proc/1/status:NSpid:	1
            /proc/11/status:NSpid:	11	2	1
            /proc/12/status:NSpid:	12
            /proc/70/status:NSpid:	70
                PID    PPID CMD
                 12       1 unreadable link
                  1       0 init
                 10       1 ended meanwhile
                 11       1 unreadable folder
                 70       0 sh -c script
                 71      70 sh -c script
                 72      71 ps

            """.ReplaceLineEndings("\n"));

        processes.Select(process => process.Process.Pid).ShouldBe([1, 11, 12]);
        processes[0].Namespaces.ShouldBe([new(NamespaceType.Net, new LinuxNamespace(NamespaceType.Net, 4026531833))]);
        processes[1].Namespaces.ShouldBeEmpty();
        processes[1].PidsByLevel.ShouldBe([11, 2, 1]);
        processes[2].Namespaces.ShouldBeEmpty();
    }

    [Fact]
    public void A_process_that_has_ended_is_told_from_one_that_may_not_be_read()
    {
        var processes = NodeSnapshotOutput.Parse(
            """
            70
            /proc/11/ns/net 
            /proc/11/ns/pid pid:[4026531836]
            /proc/11/ns/user user:[4026531837]
            /proc/11/ns/mnt 
            /proc/12/ns/net 
            /proc/12/ns/pid 
            /proc/12/ns/user 
            /proc/12/ns/mnt 
            /proc/11/status:NSpid:	11
            /proc/12/status:NSpid:	12
                PID    PPID CMD
                 11       1 [python3] <defunct>
                 12       1 unreadable

            """.ReplaceLineEndings("\n"));

        processes.Select(process => process.IsDefunct).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("pid -> pid:[4026531836]", "(none: the process has ended)")]
    [InlineData("pid", "(not permitted to read)")]
    public async Task The_table_of_a_process_says_why_a_namespace_is_missing(string pid, string why)
    {
        var said = new SayingNode($"total 0\nlrwxrwxrwx 1 root root 0 Nov 25 02:45 mnt\nlrwxrwxrwx 1 root root 0 Nov 25 02:45 {pid}\n");

        var table = await said.ProcessNamespacesAsync(11, TestContext.Current.CancellationToken);

        table.ToString().ShouldMatch($@"mnt +{System.Text.RegularExpressions.Regex.Escape(why)}");
    }

    [Fact]
    public async Task A_node_without_find_is_told_its_package()
    {
        var error = await Should.ThrowAsync<CommandFailedException>(
            () => NodeSnapshotReader.ReadAsync(new NodeWithout("find"), TestContext.Current.CancellationToken));

        error.Message.ShouldEndWith("It said: \"find: not found\". Is find (package findutils) installed on that node?");
    }

    [Fact]
    public async Task Eight_nodes_are_read_at_once_and_no_more()
    {
        var meeting = new Meeting(8);

        var snapshots = await NodeSnapshotReader.ReadAllAsync(
            [.. Enumerable.Range(1, 20).Select(number => new MeetingNode($"node-{number}", meeting))], TestContext.Current.CancellationToken);

        snapshots.Select(snapshot => snapshot.Node).ShouldBe(Enumerable.Range(1, 20).Select(number => $"node-{number}"));
        meeting.Most.ShouldBe(8);
    }

    [Fact]
    public async Task A_map_of_the_cluster_holds_to_that_too()
    {
        var meeting = new Meeting(8);

        var map = await ClusterMap.ReadAsync(
            "wide", [.. Enumerable.Range(1, 20).Select(number => new MeetingNode($"node-{number}", meeting))], TestContext.Current.CancellationToken);

        map.ToString().ShouldContain("0 pods on 20 nodes");
        meeting.Most.ShouldBe(8);
    }

    /// <summary>A place where commands wait until a given number have come.</summary>
    private sealed class Meeting(int size)
    {
        private readonly TaskCompletionSource _complete = new();
        private readonly Lock _counting = new();
        private int _present;

        public int Most { get; private set; }

        public async Task AttendAsync(CancellationToken cancellation)
        {
            lock (_counting)
            {
                Most = Math.Max(Most, ++_present);
            }

            if (Most >= size)
            {
                _complete.TrySetResult();
            }

            await _complete.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellation);
            // Any other admitted commands have come by then.
            await Task.Delay(50, cancellation);
            lock (_counting)
            {
                _present--;
            }
        }
    }

    private sealed class MeetingNode(string name, Meeting meeting) : ClusterNode(name), IContainerRuntime
    {
        public override IContainerRuntime Runtime => this;

        public Task<string> VersionAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<RuntimeImage>> ImagesAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<RuntimeSandbox>> SandboxesAsync(CancellationToken cancellation = default) =>
            Task.FromResult<IReadOnlyList<RuntimeSandbox>>([]);

        public Task<IReadOnlyList<RuntimeContainer>> ContainersAsync(CancellationToken cancellation = default) =>
            Task.FromResult<IReadOnlyList<RuntimeContainer>>([]);

        public override string TerminalLine(params IReadOnlyList<string> argv) => "";

        protected override async Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
        {
            await meeting.AttendAsync(cancellation);
            return new CommandResult(Name, argv, "9\n    PID    PPID CMD\n", "", 0, TimeSpan.Zero);
        }
    }

    private sealed class SayingNode(string output) : ClusterNode("saying-node")
    {
        public override IContainerRuntime Runtime => throw new NotSupportedException();

        public override string TerminalLine(params IReadOnlyList<string> argv) => "";

        protected override Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation) =>
            Task.FromResult(new CommandResult(Name, argv, output, "ls: cannot read symbolic link", 1, TimeSpan.Zero));
    }

    /// <summary>This machine, with a PATH on which one program is missing.</summary>
    private sealed class NodeWithout(string missing) : ClusterNode("bare-node")
    {
        public override IContainerRuntime Runtime => throw new NotSupportedException();

        protected override async Task<CommandResult> ExecuteCoreAsync(IReadOnlyList<string> argv, CancellationToken cancellation)
        {
            var folder = Directory.CreateTempSubdirectory("podlab-test-").FullName;
            foreach (var tool in new[] { "ps", "find", "grep", "sh" }.Where(tool => tool != missing))
            {
                File.CreateSymbolicLink(Path.Combine(folder, tool), $"/bin/{tool}");
            }

            var start = new ProcessStartInfo("/bin/sh", argv.Skip(1)) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["PATH"] = folder;
            using var process = Process.Start(start)!;
            var error = await process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            Directory.Delete(folder, recursive: true);
            return new CommandResult(Name, argv, "", error, process.ExitCode, TimeSpan.Zero);
        }

        public override string TerminalLine(params IReadOnlyList<string> argv) => "";
    }
}
