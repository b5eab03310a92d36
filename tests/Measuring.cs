namespace PodLab.Tests;

/// <summary>The program under <c>tests/Bench</c>, as the README calls it.</summary>
public sealed class Measuring
{
    [Fact]
    public async Task A_folder_that_is_not_a_built_checkout_is_told_before_anything_is_measured()
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(Repository.Path("tests", "Bench", "bin", "PodLab.Bench"), ["--against", folder.Path])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var bench = Process.Start(start)!;

        var ended = await Tool.EndOfAsync(bench);

        ended.ExitCode.ShouldBe(1);
        ended.Error.ShouldContain($"{folder.Path} is not a built checkout");
    }
}
