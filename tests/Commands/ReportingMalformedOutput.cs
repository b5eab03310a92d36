namespace PodLab.Tests.Commands;

public sealed class ReportingMalformedOutput
{
    private static readonly Dictionary<string, Action<string>> Parsers = new()
    {
        ["ps"] = output => ProcessList.Parse(output),
        ["lsns-J"] = output => NamespaceList.ParseJson(output),
        ["lsns"] = output => NamespaceList.ParseTable(output),
        ["ns"] = output => ProcNamespaces.Parse(output),
        ["status"] = output => ProcStatus.Parse(output),
        ["stat"] = output => ProcStat.Parse(output),
        ["cgroup"] = output => ProcCgroup.Parse(output),
        ["crictl-ps"] = output => CrictlOutput.ParseContainers(output),
        ["crictl-images"] = output => CrictlOutput.ParseImages(output),
        ["snapshot"] = output => NodeSnapshotOutput.Parse(output),
        ["ip-address"] = output => NetworkLinkList.Parse(output),
        ["ip-route"] = output => NetworkRouteList.Parse(output),
        ["mountinfo"] = output => ProcMountInfo.Parse(output),
        ["network"] = output => NetworkSnapshotOutput.Parse("kind-worker", output, DateTimeOffset.UnixEpoch),
    };

    [Theory]
    [InlineData("ps", "ps-parent-is-no-number", "ps output, line 5, column PPID: found \"x\", expected a number.")]
    [InlineData("ps", "ps-without-header", "ps output, line 1: found \"      1       0 /sbin/init\", expected the header PID PPID CMD.")]
    [InlineData("ps", "ps-error-text", "ps output, line 1: found \"Error: /proc must be mounted\", expected the header PID PPID CMD.")]
    [InlineData("ps", "empty", "ps output, line 1: found nothing, expected the header PID PPID CMD.")]
    [InlineData("lsns-J", "lsns-J-count-is-no-number", "lsns -J output, namespaces[1].nprocs: found \"many\", expected a number.")]
    [InlineData("lsns-J", "lsns-J-unknown-type", "lsns -J output, namespaces[0].type: found \"colour\", expected a type of Linux namespace (mnt, net, …).")]
    [InlineData("lsns-J", "lsns-J-without-ns", "lsns -J output, namespaces[0].ns: found nothing, expected a number.")]
    [InlineData("lsns-J", "lsns-J-cut-off", "lsns -J output, line 32: found \"\"ns\": 4026532187,\", expected JSON.")]
    [InlineData("lsns-J", "empty", "lsns -J output, line 1: found nothing, expected JSON.")]
    [InlineData("lsns", "lsns-pid-is-no-number", "lsns output, line 4, column PID: found \"?\", expected a number.")]
    [InlineData("lsns", "lsns-unknown-type", "lsns output, line 3, column TYPE: found \"colr\", expected a type of Linux namespace (mnt, net, …).")]
    [InlineData("lsns", "empty", "lsns output, line 1: found nothing, expected the header NS TYPE NPROCS PID USER COMMAND.")]
    [InlineData("lsns", "lsns-other-header",
        "lsns output, line 1: found \"        NS TYPE   NUMBER   PID USER  COMMAND\", expected the header NS TYPE NPROCS PID USER COMMAND.")]
    [InlineData("ns", "ns-target-without-number", "/proc/PID/ns, line 3: found \"ipc:4026532530\", expected a namespace such as net:[4026532822].")]
    [InlineData("status", "status-line-without-colon", "/proc/PID/status, line 3: found \"State=\tS (sleeping)\", expected a field, Name: value.")]
    [InlineData("stat", "empty", "/proc/PID/stat, line 1: found nothing, expected a PID, a name in brackets, and numbers.")]
    [InlineData("stat", "stat-without-bracket", "/proc/PID/stat, line 1: found \"1355 (pause S 1335\", expected a PID, a name in brackets, and numbers.")]
    [InlineData("stat", "stat-state-is-no-letter", "/proc/PID/stat, line 1, field 3: found \"SS\", expected one letter.")]
    [InlineData("stat", "stat-time-is-no-number", "/proc/PID/stat, line 1, field 14: found \"x\", expected a number.")]
    [InlineData("stat", "stat-cut-off", "/proc/PID/stat, line 1, field 22: found nothing, expected a value.")]
    [InlineData("cgroup", "cgroup-hierarchy-is-no-number", "/proc/PID/cgroup, line 2, hierarchy: found \"eight\", expected a number.")]
    [InlineData("cgroup", "cgroup-line-without-colons", "/proc/PID/cgroup, line 3: found \"no colons here\", expected number:controllers:path.")]
    [InlineData("crictl-ps", "crictl-ps-unknown-state",
        "crictl ps output, containers[0].state: found \"CONTAINER_DANCING\", expected CONTAINER_CREATED, CONTAINER_RUNNING, CONTAINER_EXITED or CONTAINER_UNKNOWN.")]
    [InlineData("crictl-images", "crictl-images-size-is-no-number", "crictl images output, images[0].size: found \"big\", expected a number.")]
    [InlineData("snapshot", "empty", "node snapshot, line 1: found nothing, expected the table of ps.")]
    [InlineData("snapshot", "ps-without-header", "node snapshot, line 1: found \"      1       0 /sbin/init\", expected the reader's PID.")]
    [InlineData("ip-address", "ip-address-link-index-is-no-number", "ip address output, [1].link_index: found \"two\", expected a number.")]
    [InlineData("ip-address", "ip-address-without-statistics", "ip address output, [0].stats.rx.bytes: found nothing, expected a number.")]
    [InlineData("ip-address", "ip-address-cut-off", "ip address output, line 2: found nothing, expected JSON.")]
    [InlineData("ip-address", "ip-address-without-json",
        "ip address output, line 1: found \"Option \"-json\" is unknown, try \"ip -help\".\", expected JSON.")]
    [InlineData("ip-route", "ip-route-without-destination", "ip route output, [1].dst: found nothing, expected a text.")]
    [InlineData("mountinfo", "mountinfo-without-dash",
        "/proc/PID/mountinfo, line 2: found \"22 20 0:6 / /sys rw,relatime shared:7 sysfs sysfs rw\", expected "
        + "ID parent major:minor root mount-point options [optional fields] - type source super-options.")]
    [InlineData("mountinfo", "mountinfo-cut-off",
        "/proc/PID/mountinfo, line 1: found \"21 20 0:5 / /proc rw - proc\", expected "
        + "ID parent major:minor root mount-point options [optional fields] - type source super-options.")]
    [InlineData("mountinfo", "mountinfo-id-is-no-number", "/proc/PID/mountinfo, line 1, ID: found \"x\", expected a number.")]
    [InlineData("mountinfo", "mountinfo-device-without-colon", "/proc/PID/mountinfo, line 1, device: found \"five\", expected major:minor.")]
    [InlineData("network", "network-file-without-mount-namespace",
        "network snapshot, line 1: found \"mnt:4026532333\", expected a namespace such as net:[4026532822].")]
    [InlineData("network", "network-error-text", "network snapshot, line 1: found \"mount: /run: permission denied\", expected a network namespace.")]
    [InlineData("network", "network-cut-off", "network snapshot, line 4: found nothing, expected the line processes.")]
    [InlineData("network", "empty", "network snapshot, line 1: found nothing, expected the line processes.")]
    public void An_error_says_where_it_is_what_was_found_and_what_was_expected(string parser, string file, string message)
    {
        var parse = Parsers[parser];

        Should.Throw<ParseException>(() => parse(Fixture.Malformed(file))).Message.ShouldBe(message);
    }

    [Fact]
    public void An_error_can_be_taken_apart()
    {
        var error = Should.Throw<ParseException>(() => ProcessList.Parse(Fixture.Malformed("ps-parent-is-no-number")));

        (error.ReadFrom, error.Line, error.Field, error.Found, error.Expected).ShouldBe(("ps output", 5, "column PPID", "x", "a number"));
    }
}
