namespace PodLab.Tests.Commands;

public sealed class ParsingRecordings
{
    public static TheoryData<string> ProcessLists => Fixture.Recordings("*.ps");

    public static TheoryData<string> NamespaceTables => Fixture.Recordings("*.lsns");

    public static TheoryData<string> NamespaceJson => Fixture.Recordings("*.lsns-J");

    public static TheoryData<string> NamespaceLinks => Fixture.Recordings("*.ns.*");

    public static TheoryData<string> Statuses => Fixture.Recordings("*.status.*");

    public static TheoryData<string> Cgroups => Fixture.Recordings("*.cgroup.*");

    [Theory]
    [MemberData(nameof(ProcessLists))]
    public void Every_line_of_ps_becomes_a_process(string name)
    {
        var output = Fixture.Recording(name);

        var processes = ProcessList.Parse(output);

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        processes.Select(process => $"{process.Pid,7} {process.ParentPid,7} {process.Command}").ShouldBe(lines);
    }

    [Theory]
    [InlineData("/usr/bin/php -S 127.0.0.1:9081", "php")]
    [InlineData("[kworker/0:1-events]", "[kworker/0:1-events]")]
    [InlineData("[kworker/u4:2-flush 8:0]", "[kworker/u4:2-flush")]
    [InlineData("", "")]
    public void A_program_is_the_first_word_without_its_folders_and_a_kernel_thread_has_none(string command, string program) =>
        new NodeProcess(7, 2, command).Program.ShouldBe(program);

    [Fact]
    public void The_shim_is_the_parent_of_php_and_of_pause()
    {
        var processes = ProcessList.Parse(Fixture.Recording("solo.ps"));

        var php = processes.Single(process => process.Program == "php");
        php.ShouldBe(new NodeProcess(1111, 1061, "php -S 127.0.0.1:9081"));
        processes.Single(process => process.Pid == php.ParentPid).Program.ShouldBe("containerd-shim-runc-v2");
        processes.Where(process => process.ParentPid == php.ParentPid).Select(process => process.Command).ShouldBe(["/pause", php.Command]);
    }

    [Theory]
    [MemberData(nameof(NamespaceTables))]
    public void Every_line_of_lsns_becomes_a_namespace(string name)
    {
        var output = Fixture.Recording(name);

        var rows = NamespaceList.ParseTable(output);

        static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        rows.Select(row => $"{row.Namespace.Inode} {row.Type} {row.ProcessCount} {row.Pid} {row.User} {row.Command}")
            .ShouldBe(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(Words));
    }

    [Theory]
    [MemberData(nameof(NamespaceJson))]
    public void The_table_and_the_JSON_of_lsns_say_the_same(string name)
    {
        var fromJson = NamespaceList.ParseJson(Fixture.Recording(name));
        var fromTable = NamespaceList.ParseTable(Fixture.Recording(name.Replace("lsns-J", "lsns", StringComparison.Ordinal)));

        // The two were captured one after the other; on a machine this busy the node's own counts may differ by a process.
        fromJson.Select(Named).ShouldBe(fromTable.Select(Named));

        static (LinuxNamespace, int?, string, string) Named(NamespaceRow row) => (row.Namespace, row.Pid, row.User, row.Command);
    }

    [Fact]
    public void Numbers_may_be_texts_and_columns_may_be_new()
    {
        var today = Fixture.Recording("solo.lsns-J");
        var older = System.Text.RegularExpressions.Regex.Replace(today, @": (\d+)", ": \"$1\"");
        var newer = today.Replace("\"type\"", "\"netnsid\": null, \"nsfs\": [\"/run/netns/a\"], \"type\"", StringComparison.Ordinal);

        NamespaceList.ParseJson(older).ShouldBe(NamespaceList.ParseJson(today));
        NamespaceList.ParseJson(newer).ShouldBe(NamespaceList.ParseJson(today));
    }

    [Fact]
    public void A_namespace_without_processes_has_no_PID()
    {
        var fromJson = NamespaceList.ParseJson(
            """{"namespaces": [{"ns": 4026532177, "type": "net", "nprocs": 0, "pid": null, "user": "root", "command": null}]}""");
        var fromTable = NamespaceList.ParseTable(
            "        NS TYPE NPROCS   PID USER COMMAND\n4026532177 net       0       root \n4026531837 user     14     1 root /sbin/init\n");

        var empty = new NamespaceRow(new LinuxNamespace(NamespaceType.Net, 4026532177), 0, null, "root", "");
        fromJson.ShouldBe([empty]);
        fromTable[0].ShouldBe(empty);
        fromTable[1].Pid.ShouldBe(1);
    }

    [Fact]
    public void A_tree_of_namespaces_is_read_as_a_list()
    {
        var fromJson = NamespaceList.ParseJson(
            """
            {"namespaces": [{"ns": 1, "type": "uts", "nprocs": 5, "pid": 1, "user": "root", "command": "bash", "children": [
                {"ns": 2, "type": "uts", "nprocs": 1, "pid": 10, "user": "root", "command": "-sleep 3"}]}]}
            """);
        var fromTable = NamespaceList.ParseTable(
            "NS TYPE NPROCS   PID USER COMMAND\n 1 uts       5     1 root bash\n 2 uts       1    10 root └─-sleep 3\n".Replace("└─-", "└─", StringComparison.Ordinal));

        fromJson.Select(row => (row.Pid, row.Command)).ShouldBe([(1, "bash"), (10, "-sleep 3")]);
        fromTable.Select(row => (row.Pid, row.Command)).ShouldBe([(1, "bash"), (10, "sleep 3")]);
    }

    [Theory]
    [MemberData(nameof(NamespaceLinks))]
    public void A_process_is_in_one_namespace_of_each_of_the_eight_types(string name)
    {
        var output = Fixture.Recording(name);

        var memberships = ProcNamespaces.Parse(output);

        memberships.Select(membership => membership.Type).ShouldBe(NamespaceTypes.All);
        foreach (var membership in memberships)
        {
            output.ShouldContain($"{membership.Type.ShortName} -> {membership.Namespace}\n");
        }

        var targets = string.Join('\n', memberships.Select(membership => membership.Namespace));
        ProcNamespaces.Parse(targets).ShouldBe(memberships);
    }

    [Fact]
    public void A_link_that_may_not_be_read_is_unknown_and_not_absent()
    {
        var memberships = ProcNamespaces.Parse(
            "total 0\nlrwxrwxrwx 1 root root 0 Nov 23 08:55 net\nlrwxrwxrwx 1 root root 0 Nov 23 08:55 uts -> uts:[4026532529]\n");

        memberships.ShouldBe(
        [
            new(NamespaceType.Net, null),
            new(NamespaceType.Uts, new LinuxNamespace(NamespaceType.Uts, 4026532529)),
        ]);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Every_line_of_a_status_becomes_a_field(string name)
    {
        var fields = ProcStatus.Parse(Fixture.Recording(name));

        fields.Count.ShouldBe(Fixture.Recording(name).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var pid = name.Split('.')[^1];
        fields.Single(field => field.Name == "Pid").Value.ShouldBe(pid);
        ProcStatus.ParsePids(fields.Single(field => field.Name == "NSpid").Value)[0].ToString(System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(pid);
    }

    [Theory]
    [MemberData(nameof(Cgroups))]
    public void Every_line_of_a_cgroup_file_becomes_a_membership(string name)
    {
        var memberships = ProcCgroup.Parse(Fixture.Recording(name));

        memberships.Select(group => $"{group.Hierarchy}:{group.Controllers}:{group.Path}")
            .ShouldBe(Fixture.Recording(name).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
