namespace PodLab.Tests.Machine;

/// <summary>A learner's predictions outlive the process that wrote them, and other files in their place do no harm.</summary>
public sealed class KeepingPredictions : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "predictions", "E09.1.json");

    [Fact]
    public void What_is_kept_is_found_by_another_session()
    {
        New().Keep(new("E09.1", "pid own", Try: 2, IsRevealed: true)).ShouldBeNull();

        New().Find("E09.1").ShouldBe(new KeptPrediction("E09.1", "pid own", 2, IsRevealed: true));
        New().Find("E09.2").ShouldBeNull();
    }

    [Fact]
    public void The_last_one_is_kept()
    {
        var kept = New();
        kept.Keep(new("E09.1", "pid own"));
        kept.Keep(new("E09.1", "pid pod"));

        New().Find("E09.1")!.Words.ShouldBe("pid pod");
        Directory.GetFiles(Path.GetDirectoryName(File)!).ShouldBe([File]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"exercise\":\"E09.1\"}")]
    [InlineData("{\"exercise\":\"E09.2\",\"words\":\"pid own\"}")]
    public void A_file_with_something_else_in_it_is_no_prediction_and_is_written_over(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, content);

        New().Find("E09.1").ShouldBeNull();

        New().Keep(new("E09.1", "pid own"));
        New().Find("E09.1")!.Words.ShouldBe("pid own");
    }

    [Fact]
    public void Where_nothing_can_be_written_it_lasts_as_long_as_the_session_and_says_so()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder.Path, "predictions"), "in the way");
        var kept = New();

        kept.Keep(new("E09.1", "pid own")).ShouldNotBeNull();

        kept.Find("E09.1")!.Words.ShouldBe("pid own");
        New().Find("E09.1").ShouldBeNull();
    }

    public void Dispose() => _folder.Dispose();

    private KeptPredictions New() => new(new DataFolder(_folder.Path));
}
