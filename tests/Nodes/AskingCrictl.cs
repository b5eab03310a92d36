namespace PodLab.Tests.Nodes;

public sealed class AskingCrictl
{
    private const string ContainerId = "d8f980c3b64d845cfa1c0274d44358d4747a43a26595223f751bff5d031f9a34";

    public static TheoryData<string> ContainerLists => Fixture.Recordings("*.crictl-ps-json");

    public static TheoryData<string> Inspections => Fixture.Recordings("*.crictl-inspect.*");

    [Theory]
    [MemberData(nameof(ContainerLists))]
    public void The_table_and_the_JSON_of_crictl_ps_say_the_same(string name)
    {
        var containers = CrictlOutput.ParseContainers(Fixture.Recording(name));

        var rows = Fixture.Recording(name.Replace("-json", "", StringComparison.Ordinal)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]
            .Select(line => System.Text.RegularExpressions.Regex.Split(line, " {2,}"));
        containers.Select(container => (RuntimeText.ShortId(container.Id), RuntimeText.ImageName(container.Image), container.State.ToString(), container.Name,
            RuntimeText.ShortId(container.SandboxId))).ShouldBe(rows.Select(row => (row[0], row[1], row[3], row[4], row[6])));
    }

    [Theory]
    [MemberData(nameof(Inspections))]
    public void An_inspected_container_tells_its_process(string name)
    {
        var container = CrictlOutput.ParseInspectedContainers(Fixture.Recording(name)).Single();

        container.Id.ShouldStartWith(name.Split('.')[^1]);
        container.Image.ShouldBe("docker.io/library/demo:1.0.0");
        container.State.ShouldBe(RuntimeContainerState.Running);
        container.ExitCode.ShouldBeNull();
        var scenario = name.Split('.')[0];
        var expected = PodLab.Commands.ProcessList.Parse(Fixture.Recording($"{scenario}.ps")).Single(process => process.Pid == container.Pid);
        expected.Command.ShouldMatch("php|sleep");
    }

    [Fact]
    public void Several_inspections_come_one_after_the_other_or_as_a_list()
    {
        var (first, second) = (Fixture.Recording("duo.crictl-inspect.1a62133594c4e"), Fixture.Recording("duo.crictl-inspect.b8bf8e8c65e1a"));

        var one = CrictlOutput.ParseInspectedContainers(first + second);
        var other = CrictlOutput.ParseInspectedContainers($"[{first},{second}]");

        one.Count.ShouldBe(2);
        other.ShouldBe(one);
    }

    [Fact]
    public async Task Sandboxes_are_listed_and_inspected()
    {
        const string Id = "db493c3ef5241c939175ce1c35bc062c8eec1a4567c0e465f86e28cd78e3a337";
        var node = new RecordedNode(
            ("crictl pods -o json", Fixture.Recording("podlab.crictl-pods-json")),
            ($"crictl inspectp {Id}", Fixture.Recording("podlab.crictl-inspectp.db493c3ef5241")));

        var table = await node.SandboxesAsync(
            new DateTimeOffset(2026, 11, 23, 13, 36, 5, TimeSpan.Zero), TestContext.Current.CancellationToken);

        var pause = PodLab.Commands.ProcessList.Parse(Fixture.Recording("podlab.ps")).Single(process => process.Program == "pause");
        (table[0].Pid, table[0].Image, table[0].Uid).ShouldBe((pause.Pid, "podlab.local/pause:0.1.7", "57d88ca1-c027-4b89-8074-0fdc899e5bca"));
        table.ToString().ShouldContain(Fixture.Recording("podlab.crictl-pods").Split('\n')[1].Replace("(default)", "", StringComparison.Ordinal).TrimEnd());
    }

    [Fact]
    public async Task Containers_look_as_in_the_terminal()
    {
        var (id, sandbox) = ("901ce76543df03aa248fecfa8e625c7d9b2e4ff5758f91e1ba9eeb606433d916", "db493c3ef5241c939175ce1c35bc062c8eec1a4567c0e465f86e28cd78e3a337");
        var node = new RecordedNode(
            ("crictl pods -o json", Fixture.Recording("podlab.crictl-pods-json")),
            ($"crictl inspectp {sandbox}", Fixture.Recording("podlab.crictl-inspectp.db493c3ef5241")),
            ("crictl ps -a -o json", Fixture.Recording("podlab.crictl-ps-json")),
            ($"crictl inspect {id}", Fixture.Recording("podlab.crictl-inspect.901ce76543df0")));

        var table = await node.ContainersAsync(new DateTimeOffset(2026, 11, 23, 13, 36, 6, 500, TimeSpan.Zero), TestContext.Current.CancellationToken);

        // The list has the image's ID, the inspection its name.
        string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Words(table.ToString().Split('\n')[1]).ShouldBe(Words(Fixture.Recording("podlab.crictl-ps").Split('\n')[0]));
        Words(table.ToString().Split('\n')[2]).ShouldBe(
            Words(Fixture.Recording("podlab.crictl-ps").Split('\n')[1].Replace("48c957b4bb544", "docker.io/library/demo:1.0.0", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Containers_are_listed_and_inspected()
    {
        var list = """{"containers": [{"id": "ID", "podSandboxId": "2226e8", "metadata": {"name": "demox"}, "state": "CONTAINER_RUNNING", "createdAt": "1"}]}"""
            .Replace("ID", ContainerId, StringComparison.Ordinal);
        var node = new RecordedNode(
            ("crictl ps -a -o json", list), ($"crictl inspect {ContainerId}", Fixture.Recording("solo.crictl-inspect.d8f980c3b64d8")));

        var container = (await node.Runtime.ContainersAsync(TestContext.Current.CancellationToken)).Single();

        container.Pid.ShouldBe(1111);
        container.SandboxId.ShouldBe("2226e8");
        container.CreatedAt.ShouldBe(new DateTimeOffset(2026, 11, 23, 8, 55, 51, TimeSpan.Zero).AddTicks(9343820));
    }

    [Fact]
    public async Task Containers_that_go_between_listing_and_inspecting_are_left_out()
    {
        string Listed(string id) => $$"""{"id": "{{id}}", "podSandboxId": "2226e8", "metadata": {"name": "demox"}, "state": "CONTAINER_RUNNING", "createdAt": "1"}""";
        string Gone(string id) => $"getting the status of the container \"{id}\": rpc error: code = NotFound desc = an error occurred when try to find container \"{id}\": not found";
        var node = new RecordedNode(
            ("crictl ps -a -o json", $$"""{"containers": [{{Listed("aa01")}}, {{Listed(ContainerId)}}, {{Listed("bb02")}}]}"""),
            ($"crictl inspect {ContainerId}", Fixture.Recording("solo.crictl-inspect.d8f980c3b64d8")));
        node.Complaints[$"crictl inspect aa01 {ContainerId} bb02"] = Gone("bb02");
        node.Complaints[$"crictl inspect aa01 {ContainerId}"] = Gone("aa01");

        (await node.Runtime.ContainersAsync(TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Id.ShouldBe(ContainerId);
    }

    [Fact]
    public async Task A_complaint_about_something_else_that_is_not_found_is_passed_on()
    {
        var node = new RecordedNode(("crictl ps -a -o json", """
            {"containers": [{"id": "aa01", "podSandboxId": "a", "metadata": {"name": "x"}, "state": "CONTAINER_RUNNING", "createdAt": "1"}]}
            """));
        node.Complaints["crictl inspect aa01"] = "connecting to the runtime: /run/containerd/containerd.sock: not found";

        (await Should.ThrowAsync<CommandFailedException>(() => node.Runtime.ContainersAsync(TestContext.Current.CancellationToken)))
            .Message.ShouldContain("containerd.sock: not found");
    }

    [Fact]
    public async Task An_ID_that_looks_like_an_option_is_refused()
    {
        var node = new RecordedNode(("crictl ps -a -o json", """
            {"containers": [{"id": "--help", "podSandboxId": "a", "metadata": {"name": "x"}, "state": "CONTAINER_RUNNING", "createdAt": "1"}]}
            """));

        var error = await Should.ThrowAsync<ParseException>(() => node.Runtime.ContainersAsync(TestContext.Current.CancellationToken));

        error.Message.ShouldBe("crictl output, id: found \"--help\", expected letters and digits.");
    }

    [Fact]
    public async Task The_runtime_s_version_is_its_name_and_number()
    {
        var node = new RecordedNode(("crictl version", Fixture.Recording("plain.crictl-version")));

        (await node.Runtime.VersionAsync(TestContext.Current.CancellationToken)).ShouldBe("containerd 1.6.20");
    }

    [Theory]
    [InlineData(198_000_000, "198MB")]
    [InlineData(42_834_567, "42.8MB")]
    [InlineData(5_000_000, "5MB")]
    [InlineData(694_600, "695kB")]
    [InlineData(999_900, "1e+03kB")]
    [InlineData(0, "0B")]
    public void Sizes_are_written_as_crictl_writes_them(long bytes, string text) => RuntimeText.Size(bytes).ShouldBe(text);

    [Theory]
    [InlineData(0.4, "Less than a second ago")]
    [InlineData(1.9, "1 second ago")]
    [InlineData(3, "3 seconds ago")]
    [InlineData(85, "About a minute ago")]
    [InlineData(150, "2 minutes ago")]
    [InlineData(4000, "About an hour ago")]
    [InlineData(6000, "2 hours ago")]
    [InlineData(200_000, "2 days ago")]
    public void Ages_are_written_as_crictl_writes_them(double seconds, string text) => RuntimeText.Ago(TimeSpan.FromSeconds(seconds)).ShouldBe(text);
}
