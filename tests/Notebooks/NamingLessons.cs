using PodLab.Setup.Commands;

namespace PodLab.Tests.Notebooks;

/// <summary>Lessons named by their numbers on the command line.</summary>
public sealed class NamingLessons
{
    [Fact]
    public void Every_lesson_is_found_by_its_number_with_or_without_its_zero()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("notebooks"), "*.ipynb"))
        {
            var number = Path.GetFileName(file).Split('-')[0];

            Path.GetFileName(Lessons.Get(number)).ShouldBe(Path.GetFileName(file));
            Lessons.Get(int.Parse(number, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)).ShouldBe(Lessons.Get(number));
        }

        Path.GetFileName(Lessons.First()).ShouldBe(Directory.EnumerateFiles(Repository.Path("notebooks"), "*.ipynb").Select(file => Path.GetFileName(file)).Min());
    }

    [Theory]
    [InlineData("05.ipynb")]
    [InlineData("out/05")]
    [InlineData("0x5")]
    public void Other_words_are_files(string word) => Lessons.Resolve(word).ShouldBe(word);

    [Theory]
    [InlineData("98")]
    [InlineData("run", "98")]
    [InlineData("export", "98")]
    [InlineData("share", "98")]
    public async Task A_number_without_a_lesson_is_told_with_those_there_are(params string[] arguments)
    {
        await using var temporary = new TemporaryState();

        var tool = await Tool.RunAsync(temporary.Folder, arguments);

        tool.ExitCode.ShouldBe(1);
        tool.Error.ShouldContain("There is no lesson 98.");
        tool.Error.ShouldContain("05-pod-infrastructure");
        Directory.Exists(temporary.Folder.Path).ShouldBeFalse("no node is started for it");
    }

    [Fact]
    public async Task A_misspelt_command_is_told_as_such()
    {
        await using var temporary = new TemporaryState();

        (await Tool.RunAsync(temporary.Folder, "rnu")).Error.ShouldContain("rnu is neither a command nor a lesson's number");
    }

    [Fact]
    public async Task Running_and_exporting_take_the_number()
    {
        using var folder = new TemporaryFolder();
        await using var temporary = new TemporaryState();

        var run = await Tool.RunAsync(temporary.Folder, "run", "05", "--cluster", "recorded:05", "--with-solutions", "--output", folder["out"]);

        run.EnsureSuccess();
        File.Exists(folder["out/05-pod-infrastructure.ipynb"]).ShouldBeTrue();
    }
}
