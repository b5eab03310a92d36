using PodLab.Clusters.Kubernetes.Debugging;
using PodLab.Nodes;
using Shouldly;

namespace PodLab.Tests.Clusters.Kubernetes.Debugging;

/// <summary>Only a command that can't have run is run a second time, on the node.</summary>
public sealed class LackingProgramsInTheImage
{
    [Theory]
    [InlineData("sh: 1: exec: lsns: not found\n")]
    [InlineData("sh: line 1: exec: lsns: not found\n")]
    public void A_shell_that_finds_no_program_says_so_in_one_line(string error) => WasNotFound("lsns", 127, "", error).ShouldBeTrue();

    [Theory]
    [InlineData("sh", 127, "", "sh: 1: nosuch: not found\n")]
    [InlineData("sh", 127, "", "")]
    [InlineData("lsns", 127, "one line\n", "sh: 1: exec: lsns: not found\n")]
    [InlineData("lsns", 1, "", "sh: 1: exec: lsns: not found\n")]
    [InlineData("lsns", 127, "", "warning\nsh: 1: exec: lsns: not found\n")]
    public void A_command_that_ended_with_127_by_itself_has_run(string program, int exitCode, string output, string error) =>
        WasNotFound(program, exitCode, output, error).ShouldBeFalse();

    private static bool WasNotFound(string program, int exitCode, string output, string error) =>
        DebuggedNode.WasNotFound(new CommandResult("node", [program], output, error, exitCode, TimeSpan.Zero), program);
}
