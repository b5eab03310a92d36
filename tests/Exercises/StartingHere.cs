using PodLab.Recordings;

namespace PodLab.Tests.Exercises;

/// <summary>The calls of lesson 00. They examine the current machine, give the next step in one sentence, and explain what doesn't work instead of
/// failing.</summary>
public sealed class StartingHere
{
    private static readonly Finding _good = new("Linux", Health.Good, "some Linux");
    private static readonly Finding _bad = new("cgroups", Health.Bad, "none", "get some");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_machine_is_looked_at_without_changing_it_and_what_lacks_comes_with_a_remedy()
    {
        await using var temporary = new TemporaryState();

        Finding[] findings = [.. NodeExamination.Run(temporary.Folder), .. await ClusterExamination.RunAsync(Cancellation)];

        findings.Select(finding => finding.Subject).ShouldBeSubsetOf((await DoctorAsync(temporary.Folder)).Split('\n').Select(Subject));
        findings.Where(finding => finding.Health == Health.Bad).ShouldAllBe(finding => finding.Remedy.Length > 0);
        Directory.Exists(temporary.Folder.Path).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false, false, "PodLab opened your standalone cluster podlab-node")]
    [InlineData(false, true, "PodLab opened your standalone cluster podlab-node")]
    [InlineData(true, false, "start a cluster with `setup/podlab up")]
    [InlineData(true, true, "first fix \"cgroups\" (get some)")]
    public async Task One_sentence_says_what_to_do(bool isReplay, bool isBad, string advice)
    {
        await using var lab = await RecordedLab.OpenAsync(RecordedLab.Standalone("05-pod-infrastructure"));
        var facts = lab.Facts with { Kind = "standalone", Name = "podlab-node" };

        SetUpAdvice.Of(facts, isReplay, isBad ? [_good, _bad] : [_good]).ShouldContain(advice);
    }

    [Fact]
    public void A_report_keeps_names_and_paths_of_its_user_to_itself()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

        var report = new SetUpReport(
            [
                new("state folder", Health.Good, $"{home}/somewhere"), new("kubeconfig", Health.Good, "contexts of-a-customer") { SeenByOthers = "1 context" },
                new("Docker", Health.Bad, "<none>\nhere", $"look at {home}/elsewhere"),
            ],
            $"See {home}/there.");

        foreach (var shown in new[] { report.ToString(), report.ToHtml() })
        {
            shown.ShouldNotContain($"{home}/");
            shown.ShouldNotContain("of-a-customer");
            shown.ShouldContain("~/somewhere");
            shown.ShouldContain("look at ~/elsewhere");
            shown.ShouldContain("See ~/there.");
        }

        report.ToHtml().ShouldContain("&lt;none&gt; here");
    }

    [Fact]
    public async Task A_step_that_does_not_work_is_explained()
    {
        await using var lab = await RecordedLab.OpenAsync(RecordedLab.Standalone("05-pod-infrastructure"));

        var explained = await Lab.TryAsync(() => lab.ApplyAsync("kind: [", cancellation: Cancellation));

        explained.ShouldBeAssignableTo<Displayable>()!.ToString().ShouldStartWith("This step didn't work here.\n");
        (await Lab.TryAsync(() => Task.FromResult(5))).ShouldBe(5);
        await Should.ThrowAsync<InvalidOperationException>(() => Lab.TryAsync<int>(() => throw new InvalidOperationException("a mistake in the cell")));
    }

    [Theory]
    [InlineData("kind:no-such-cluster", "since no cluster could be opened")]
    [InlineData("recorded:no-such-recording", "since no cluster could be opened")]
    [InlineData("recorded:00-start-here.standalone", "named in PODLAB_CLUSTER")]
    [InlineData("recorded:00-start-here.kind", "named in PODLAB_CLUSTER")]
    [InlineData("recorded:05", "named in PODLAB_CLUSTER")]
    public async Task The_lesson_runs_without_a_cluster(string cluster, string why)
    {
        using var folder = new TemporaryFolder();
        var environment = new Dictionary<string, string> { [ClusterChoice.Variable] = cluster, ["PATH"] = "", [DataFolder.Variable] = folder["data"] };
        environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

        var ran = await Tool.RunAsync(new(folder["state"]), environment, "run", Repository.Path("notebooks", "00-start-here.ipynb"), "--output", folder.Path);

        ran.EnsureSuccess();
        var page = await File.ReadAllTextAsync(folder["00-start-here.html"], Cancellation);
        page.ShouldContain(why);
        page.ShouldContain("This is a replay");
        Directory.Exists(folder["state"]).ShouldBeFalse();
        page.ShouldContain("You can step through each lesson as it was recorded");
        page.Contains("This step didn", StringComparison.Ordinal).ShouldBe(cluster == "recorded:05", "another lesson's recording doesn't have this pod");
    }

    [Fact]
    public void The_shared_copy_and_the_recordings_name_no_folder_of_the_machine_that_they_were_made_on()
    {
        var recordings = Directory.GetFiles(Repository.Path("notebooks", "recordings"), "00-*").Select(file => RecordingFile.Read(file).Exchanges.Select(exchange => exchange.Answer?.ToJsonString()));
        string[] all = [.. recordings.SelectMany(answers => answers).OfType<string>(), File.ReadAllText(Repository.Path("notebooks", "shared", "00-start-here.ipynb"))];

        all.ShouldAllBe(text => !text.Contains("/home/", StringComparison.Ordinal) && !text.Contains("/tmp/", StringComparison.Ordinal));
    }

    private static async Task<string> DoctorAsync(StateFolder state) => (await Tool.RunAsync(state, "doctor")).Output;

    // "✔ good  state folder    ~/…": the subject is between two gaps.
    private static string Subject(string line) => Regex.Split(line, " {2,}").ElementAtOrDefault(1) ?? "";
}
