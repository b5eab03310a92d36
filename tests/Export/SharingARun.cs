using System.IO.Compression;
using PodLab.Recordings;
using PodLab.Setup.Notebooks;
using PodLab.Setup.Export;

namespace PodLab.Tests.Export;

public sealed class SharingARun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("podlab-share-");

    private static string Executed => Repository.Path("notebooks", "shared", "05-pod-infrastructure.ipynb");

    private static string Recording => Repository.Path("notebooks", "recordings", $"05-pod-infrastructure.standalone{RecordingFile.Extension}");

    private string Bundle => Path.Combine(_folder.FullName, $"mine{SharedRun.Extension}");

    private StateFolder NoState => new(Path.Combine(_folder.FullName, "state"));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_one_has_shared_another_runs_again_without_a_cluster()
    {
        var shared = await Tool.RunAsync(NoState, "share", Executed, "--recording", Recording, "--output", Bundle);

        shared.ExitCode.ShouldBe(0, shared.Error);
        foreach (var part in new[] { "README.txt", "05-pod-infrastructure.html", "05-pod-infrastructure.ipynb", $"05-pod-infrastructure{RecordingFile.Extension}" })
        {
            shared.Output.ShouldContain(part);
        }

        var ran = await Tool.RunAsync(NoState, "run", Bundle, "--with-solutions", "--output", Path.Combine(_folder.FullName, "out"));
        ran.ExitCode.ShouldBe(0, ran.Output + ran.Error);
        ran.Output.ShouldContain("E05.9 passed");
        File.ReadAllText(Path.Combine(_folder.FullName, "out", "05-pod-infrastructure.html")).ShouldContain("This is a replay");
        Directory.Exists(NoState.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task A_notebook_without_a_recording_is_told_how_to_get_one()
    {
        var shared = await Tool.RunAsync(NoState, "share", Executed, "--output", Bundle);

        shared.ExitCode.ShouldBe(1);
        shared.Error.ShouldContain("--record out/05-pod-infrastructure.podlab.json.gz");
        File.Exists(Bundle).ShouldBeFalse();
    }

    [Fact]
    public void The_same_run_is_the_same_file()
    {
        var other = Path.Combine(_folder.FullName, $"other{SharedRun.Extension}");
        SharedRun.Write(Bundle, Notebook.Read(Executed), Recording);
        SharedRun.Write(other, Notebook.Read(Executed), Recording);

        File.ReadAllBytes(other).ShouldBe(File.ReadAllBytes(Bundle));
    }

    [Theory]
    [InlineData("../escaped.ipynb")]
    [InlineData("/tmp/escaped.ipynb")]
    [InlineData("..\\escaped.ipynb")]
    [InlineData("folder/escaped.ipynb")]
    [InlineData("C:escaped.ipynb")]
    [InlineData("..")]
    public void A_file_that_would_lie_elsewhere_is_refused_and_nothing_is_written(string name)
    {
        WriteArchive(name, $"x{RecordingFile.Extension}");
        var target = _folder.CreateSubdirectory("target");

        Should.Throw<PodLabException>(() => SharedRun.Extract(Bundle, target.FullName)).Message.ShouldContain("would be outside the target folder");

        target.EnumerateFileSystemInfos().ShouldBeEmpty();
        _folder.EnumerateFiles("escaped*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("one.ipynb", "two.ipynb")]
    [InlineData("one.ipynb")]
    [InlineData("one.txt")]
    public void An_archive_that_is_no_shared_run_is_refused(params string[] names)
    {
        WriteArchive(names);

        Should.Throw<PodLabException>(() => SharedRun.Extract(Bundle, _folder.FullName)).Message.ShouldContain("is not a shared run of PodLab");
    }

    [Fact]
    public void A_file_that_is_no_archive_is_refused()
    {
        File.WriteAllText(Bundle, "no zip");

        Should.Throw<PodLabException>(() => SharedRun.List(Bundle)).Message.ShouldContain("not a zip archive");
    }

    [Fact]
    public void Cells_that_show_secrets_are_named()
    {
        var notebook = Cells.Of(
            Cells.Code("a", Cells.Stream("stdout", "harmless")),
            Cells.Code("b", Cells.Result("text/plain", "7 1 app --token=abcdefgh")));
        notebook.Cells[1].ExecutionCount = 2;

        SensitiveOutputs.Cells(notebook).ShouldBe([2]);
    }

    private void WriteArchive(params string[] names)
    {
        using var archive = new ZipArchive(File.Create(Bundle), ZipArchiveMode.Create);
        foreach (var name in names)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write("{}");
        }
    }
}
