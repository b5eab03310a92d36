namespace PodLab.Tests.Nodes;

/// <summary>A node's processes as the machine sees them: where PodLab may look, and why not elsewhere.</summary>
public sealed class SeeingTheMachine(UnsharedNode unshared) : IClassFixture<UnsharedNode>
{
    private const string Script = "sh -c cat /proc/sys/kernel/random/boot_id; readlink /proc/1/ns/pid; "
        + "find /proc/[0-9]*/ns/pid -maxdepth 0 -printf '%l\\n' 2>/dev/null | sort -u";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_in_a_pid_namespace_of_this_machine_has_a_level_more_there()
    {
        Need.StandaloneNode.OrSkip();

        var machine = await unshared.MachineViewAsync(Cancellation);

        machine.IsRead.ShouldBeTrue(machine.Remark);
        machine.LevelsAbove.ShouldBe(OwnLevels());
        var first = machine.Processes.Single(process => process.PidsByLevel[^1] == 1);
        first.PidsByLevel.Count.ShouldBe(machine.LevelsAbove + 1);
        (await File.ReadAllTextAsync($"/proc/{first.PidsByLevel[0]}/cmdline", Cancellation)).ShouldStartWith("sleep\u00001001");
    }

    [Fact]
    public async Task A_node_on_another_Linux_kernel_is_not_looked_for()
    {
        var elsewhere = new RecordedNode((Script, "11111111-2222-3333-4444-555555555555\npid:[4026531836]\npid:[4026531836]\n"));

        (await elsewhere.MachineViewAsync(Cancellation)).Remark.ShouldBe(
            "No numbers from the machine that PodLab runs on: Node kind-worker is on a different machine from PodLab, or on a virtual machine.");
    }

    [Fact]
    public async Task A_node_that_is_this_machine_has_no_level_more()
    {
        var link = File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false)!.Name;
        var here = new RecordedNode((Script, $"{await BootIdAsync()}\n{link}\n{link}\n"));

        var machine = await here.MachineViewAsync(Cancellation);

        (machine.LevelsAbove, machine.IsRead, machine.Processes.Count).ShouldBe((0, false, 0));
        machine.Remark.ShouldMatch("is that machine|may not see");
    }

    [Fact]
    public async Task What_may_not_be_seen_is_no_number()
    {
        var hidden = new RecordedNode((Script, $"{await BootIdAsync()}\npid:[1]\npid:[1]\n"));

        (await hidden.MachineViewAsync(Cancellation)).Remark.ShouldEndWith("The user who runs PodLab may not see the node's processes there.");
    }

    private static async Task<string> BootIdAsync() => (await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id", Cancellation)).Trim();

    private static int OwnLevels() => File.ReadLines("/proc/self/status").Single(line => line.StartsWith("NSpid:", StringComparison.Ordinal)).Split('\t').Length - 1;
}
