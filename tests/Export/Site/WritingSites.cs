using PodLab.Setup.Export;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Export;

/// <summary><c>podlab site</c> and <c>podlab export --runnable</c> with a kernel that isn't built here.</summary>
public sealed class WritingSites : IDisposable
{
    private const string Lesson05 = "05-pod-infrastructure";
    private const string Lesson08 = "08-pid-namespaces-nest";

    private readonly TemporaryFolder _folder = new();

    public WritingSites()
    {
        foreach (var file in new[] { Lesson05, Lesson08 }.SelectMany(lesson => LessonSources.Find(lesson, Repository.Path("notebooks"))!.All))
        {
            var target = _folder[Path.Combine("notebooks", Path.GetRelativePath(Repository.Path("notebooks"), file))];
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private string Site => _folder["site"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Each_page_names_the_versions_of_its_files_and_only_what_changed_has_a_new_one()
    {
        await WriteAsync("first kernel");
        var first = Names();
        File.AppendAllText(_folder[$"notebooks/{Lesson05}.ipynb"], "\n");
        // A killed run left this.
        _folder.Write("site/.unfinished/files/kernel/files.js", "cut o");
        await WriteAsync("first kernel");
        var second = Names();

        first.Count.ShouldBe(4);
        first.Except(second).ShouldHaveSingleItem().ShouldStartWith(Lesson05);
        second.Except(first).ShouldHaveSingleItem().ShouldStartWith(Lesson05);
        EveryPageHasItsFiles();
        File.Exists(Path.Combine(Site, "sw.js")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_earlier_site_stays_whole_if_writing_fails()
    {
        await WriteAsync("first kernel");
        var before = Content();

        await Should.ThrowAsync<IOException>(() => WriteAsync(_ => throw new IOException("The disk is full.")));

        Content().ShouldBe(before);
    }

    [Fact]
    public async Task If_writing_ends_in_the_middle_every_page_has_the_files_of_its_version()
    {
        await WriteAsync("first kernel");
        // The new page can't take this one's place.
        File.Delete(Path.Combine(Site, $"{Lesson08}.html"));
        Directory.CreateDirectory(Path.Combine(Site, $"{Lesson08}.html", "in the way"));

        await Should.ThrowAsync<Exception>(() => WriteAsync("second kernel"));

        Names().Count(name => name.StartsWith("kernel-", StringComparison.Ordinal)).ShouldBe(2);
        EveryPageHasItsFiles();
    }

    [Theory]
    [InlineData("The site could not be written to ", "site", "FILE")]
    [InlineData("The site could not be written to ", "site", "/proc/site")]
    [InlineData(" couldn't be exported to ", "export", "--runnable", "05", "--output", "FILE/page.html")]
    [InlineData(" is a folder. Name a file with --output.", "export", "--runnable", "05", "--output", "FOLDER")]
    [InlineData("There is no lesson 98.", "export", "--runnable", "98")]
    [InlineData("10-incidents.ipynb can't run in a browser: that needs a recorded pod", "export", "--runnable", "10")]
    [InlineData("There is no notebook missing.ipynb.", "export", "--runnable", "missing.ipynb")]
    [InlineData("--runnable writes an HTML page. It takes no --format.", "export", "--runnable", "05", "--format", "markdown")]
    [InlineData("Name an executed notebook, a folder with --course, or a lesson with --runnable.", "export", "05", "--runnable", "05")]
    public async Task What_can_not_be_written_is_refused_in_a_sentence_before_anything_is_built(string sentence, params string[] arguments)
    {
        Need.Linux.OrSkip();
        var file = _folder.Write("file", "here first");
        await using var temporary = new TemporaryState();

        var tool = await Tool.RunAsync(temporary.Folder, [.. arguments.Select(argument => argument.Replace("FILE", file, StringComparison.Ordinal).Replace("FOLDER", _folder.Path, StringComparison.Ordinal))]);

        tool.ExitCode.ShouldBe(1);
        tool.Error.ShouldContain(sentence);
        tool.Output.ShouldNotContain("Building");
        File.ReadAllText(file).ShouldBe("here first");
    }

    private Task WriteAsync(string kernel) => WriteAsync(folder =>
    {
        _folder.Write(Path.Combine(folder, KernelFiles.Kernel, "files.js"), kernel);
        _folder.Write(Path.Combine(folder, KernelFiles.Dotnet, "System.dll.gz"), "always the same");
        return Task.CompletedTask;
    });

    private Task WriteAsync(Func<string, Task> writeKernelAsync) => SiteFolder.WriteAsync(
        [.. new[] { Lesson05, Lesson08 }.Select(lesson => Notebook.Read(_folder[$"notebooks/{lesson}.ipynb"]))], _folder["notebooks"], glossary: null, Site, "0.1", writeKernelAsync,
        TestContext.Current.CancellationToken);

    private List<string> Names() => [.. Directory.EnumerateFileSystemEntries(Path.Combine(Site, "files")).Select(name => Path.GetFileName(name)!)];

    private string[] Content() =>
        [.. Directory.EnumerateFiles(Site, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {ContentVersion.Of(File.ReadAllText(file))}")];

    private void EveryPageHasItsFiles()
    {
        var named = Directory.EnumerateFiles(Site, "*.html").SelectMany(page => Regex.Matches(File.ReadAllText(page), "\"(files/[^/\"]+/)\"").Select(match => match.Groups[1].Value)).ToList();
        named.ShouldNotBeEmpty();
        named.ShouldAllBe(folder => Directory.Exists(Path.Combine(Site, folder)));
        Directory.Exists(Path.Combine(Site, ".unfinished")).ShouldBeFalse();
    }
}
