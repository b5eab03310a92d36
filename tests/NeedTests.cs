namespace PodLab.Tests;

public sealed class NeedTests
{
    [Fact]
    public void A_need_that_is_met_lets_the_test_run()
    {
        Should.NotThrow(Need.Linux.OrSkip);
    }

    [Theory]
    [InlineData("this is not Linux")]
    [InlineData("Could not ask Docker: nothing is there. `systemctl start docker` starts it.")]
    [InlineData("no chromium is on the search path..")]
    public void A_reason_is_whole_sentences(string missing)
    {
        var reason = Need.Reason("kind", missing);

        reason.ShouldNotContain("..");
        reason.Split(". ").ShouldAllBe(sentence => char.IsUpper(sentence[0]) || sentence[0] == '`');
    }

    [Fact]
    public async Task A_missing_need_is_reported_once()
    {
        var start = new ProcessStartInfo(Repository.Path("tests", "bin", "PodLab.Tests"), ["-class", "*.EnteringKindNodes", "-class", "*.KindContract"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOCKER_HOST"] = "unix:///no/such/docker.sock";
        start.Environment.Remove("PODLAB_TESTS_MUST_MEET");
        using var tests = Process.Start(start)!;

        var output = await Tool.EndOfAsync(tests);

        output.Output.Split("Needs '").Length.ShouldBe(2, output.Output + output.Error);
        output.Output.ShouldContain("/no/such/docker.sock");
    }
}
