using PodLab.Clusters.Kubernetes.Debugging;

namespace PodLab.Tests.Clusters.Kubernetes.Debugging;

/// <summary>Only a command that can't have run is run a second time, on the node.</summary>
[Collection(OnKind.Name)]
public sealed class LackingProgramsInTheImage
{
    [Theory]
    [InlineData("sh: 1: exec: lsns: not found\n")]
    [InlineData("sh: line 1: exec: lsns: not found\n")]
    public void A_shell_that_finds_no_program_says_so_in_one_line(string error) => WasNotFound("lsns", 127, "", error).ShouldBeTrue();

    // The message of nsenter from util-linux 2.38.
    [Fact]
    public void A_program_that_finds_no_other_to_start_says_so_in_one_line() =>
        WasNotFound("nsenter -t 1 -n ip address", 127, "", "nsenter: failed to execute ip: No such file or directory\n").ShouldBeTrue();

    [Theory]
    [InlineData("sh", 127, "", "sh: 1: nosuch: not found\n")]
    [InlineData("sh", 127, "", "")]
    [InlineData("lsns", 127, "one line\n", "sh: 1: exec: lsns: not found\n")]
    [InlineData("lsns", 1, "", "sh: 1: exec: lsns: not found\n")]
    [InlineData("nsenter -t 1 sh script", 127, "", "nsenter: failed to execute ip: No such file or directory\n")]
    [InlineData("lsns", 127, "", "warning\nsh: 1: exec: lsns: not found\n")]
    public void A_command_that_ended_with_127_by_itself_has_run(string command, int exitCode, string output, string error) =>
        WasNotFound(command, exitCode, output, error).ShouldBeFalse();

    [Fact]
    public void The_error_names_the_program_that_is_missing_and_not_the_one_that_should_start_it() =>
        Should.Throw<CommandFailedException>(Result("nsenter -t 1 ip", 127, "", "nsenter: failed to execute ip: No such file or directory\n").EnsureSuccess)
            .Message.ShouldEndWith("Is ip (package iproute2) installed on that node?");

    private static bool WasNotFound(string command, int exitCode, string output, string error) =>
        DebuggedNode.WasNotFound(Result(command, exitCode, output, error), command.Split(' '));

    private static CommandResult Result(string command, int exitCode, string output, string error) =>
        new("node", command.Split(' '), output, error, exitCode, TimeSpan.Zero);
}
