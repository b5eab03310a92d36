using PodLab.CSharpKernel.Jupyter;
using PodLab.Exercises;
using PodLab.Incidents;
using PodLab.Setup.Export;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Notebooks;

/// <summary>Rules for every lesson's file, without running it.</summary>
public sealed partial class LessonFiles
{
    private const int LongestCell = 15;

    public static TheoryData<string> Lessons => [.. Directory.GetFiles(Repository.Path("notebooks"), "*.ipynb").Select(path => Path.GetFileName(path)!).Order()];

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_opens_in_any_kernel_for_CSharp_and_ours_first(string lesson)
    {
        var notebook = Open(lesson);

        notebook.Format.ShouldBe("4.5");
        notebook.Metadata.GetProperty("kernelspec").GetProperty("name").GetString().ShouldBe("podlab-csharp");
        notebook.Metadata.GetProperty("kernelspec").GetProperty("language").GetString().ShouldBe("C#");
        NotebookFile.SourceOf(notebook.CodeCells[0]).ShouldStartWith("#r \"../helpers/bin/PodLab.dll\"");
    }

    // VS Code writes its language ID into every cell with another language than the notebook's: it compares with language_info.name.
    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_has_the_language_that_the_kernel_and_VS_Code_would_save(string lesson)
    {
        var saved = new JsonObject(KernelDescription.ToReply()["language_info"]!.AsObject().OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

        ((string?)saved["name"]).ShouldBe("csharp");
        foreach (var path in new[] { Repository.Path("notebooks", lesson), Repository.Path("notebooks", "shared", lesson) })
        {
            PythonJson.Write(Notebook.Read(path).Metadata["language_info"]).ShouldBe(PythonJson.Write(saved));
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_names_the_version_of_the_library_that_it_was_made_for(string lesson)
    {
        var version = string.Join('.', LessonVersion.OfLibrary.Split('.')[..2]);

        NotebookFile.SourceOf(Open(lesson).CodeCells[0]).ShouldContain($"madeFor: \"{version}\"");
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_is_kept_without_outputs(string lesson)
    {
        foreach (var cell in Open(lesson).CodeCells)
        {
            cell.GetProperty("outputs").GetArrayLength().ShouldBe(0);
            cell.GetProperty("execution_count").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Each_cell_has_an_ID_of_its_own(string lesson) =>
        Open(lesson).Cells.Select(cell => cell.GetProperty("id").GetString()).ShouldBeUnique();

    [Theory]
    [MemberData(nameof(Lessons))]
    public void No_cell_is_longer_than_a_reader_takes_in_at_once(string lesson)
    {
        foreach (var source in Open(lesson).CodeCells.Select(NotebookFile.SourceOf))
        {
            source.Split('\n').Length.ShouldBeLessThanOrEqualTo(LongestCell, source);
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Every_exercise_of_a_lesson_is_asked_once_in_the_catalogs_own_words(string lesson)
    {
        var number = lesson[..2];
        var sources = Open(lesson).CodeCells.Select(NotebookFile.SourceOf).ToArray();

        var asked = sources.SelectMany(source => AskedExercise().Matches(source)).Select(match => match.Groups[1].Value).ToArray();

        asked.ShouldBe(ExerciseCatalog.All.Select(exercise => exercise.Id).Where(id => id.StartsWith($"E{number}.", StringComparison.Ordinal)));
        foreach (var id in asked)
        {
            sources.Single(source => AskedExercise().Match(source).Groups[1].Value == id).ShouldContain(ExerciseCatalog.Get(id).Question);
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void The_shared_copy_has_the_lessons_text_and_its_cells_as_they_are_or_solved(string lesson)
    {
        var original = Open(lesson).Cells;
        var shared = new NotebookFile(Repository.Path("notebooks", "shared", lesson)).Cells;

        shared.Count.ShouldBe(original.Count);
        foreach (var (here, there) in original.Zip(shared))
        {
            var moved = RelativeLinks.Rebase(NotebookFile.SourceOf(here), Repository.Path("notebooks"), Repository.Path("notebooks", "shared"));
            NotebookFile.SourceOf(there).ShouldBe(Solved(moved));
        }
    }

    [Theory]
    [MemberData(nameof(Lessons))]
    public void The_shared_Markdown_and_its_pictures_are_made_from_the_shared_notebook(string lesson)
    {
        var name = Path.GetFileNameWithoutExtension(lesson);
        var notebook = Notebook.Read(Repository.Path("notebooks", "shared", lesson));
        var pictures = new PictureFiles($"{name}.files");

        var markdown = MarkdownPage.Render(notebook, PageFacts.Of(notebook, toolVersion: null), pictures);

        File.ReadAllText(Repository.Path("notebooks", "shared", $"{name}.md")).ShouldBe(markdown, "CONTRIBUTING.md says how to make it.");
        foreach (var (path, content) in pictures.Files)
        {
            File.ReadAllBytes(Repository.Path("notebooks", "shared", path)).ShouldBe(content);
        }
    }

    [Fact]
    public void The_pictures_of_the_README_are_there() =>
        Regex.Matches(File.ReadAllText(Repository.Path("README.md")), @"!\[[^\]]*\]\((?<file>[^)]+)\)").Select(match => match.Groups["file"].Value)
            .ShouldAllBe(file => File.Exists(Repository.Path(file)));

    private static string Solved(string source) =>
        AskedExercise().Match(source) is { Success: true } match ? ExerciseCatalog.Get(match.Groups[1].Value).Solution
        : CheckedIncident().Match(source) is { Success: true } incident ? IncidentExercise.Find(incident.Groups[1].Value).ShouldNotBeNull().Solution
        : source;

    private static NotebookFile Open(string lesson) => new(Repository.Path("notebooks", lesson));

    [GeneratedRegex("""(?:Answer|Predict)Async\(\s*"(E\d\d\.\d+)""")]
    private static partial Regex AskedExercise();

    [GeneratedRegex("""CheckAsync\("(I\d\d\.\d+)"\)""")]
    private static partial Regex CheckedIncident();
}
