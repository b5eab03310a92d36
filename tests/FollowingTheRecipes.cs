using System.Runtime.Loader;

namespace PodLab.Tests;

/// <summary>CONTRIBUTING.md shows the cost of a new part as diffs. Here they are applied to a copy of the library, which must build.</summary>
public sealed class FollowingTheRecipes
{
    private const int MostHunksOfAQuestion = 3;
    private const int MostLinesOfAnExercise = 15;
    private const int LongestLine = 140;

    private static readonly string[] _buildFiles = ["global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig"];

    private static IReadOnlyList<Patch> Patches { get; } = [.. Patch.In(File.ReadAllText(Repository.Path("CONTRIBUTING.md")))];

    [Fact]
    public async Task Every_recipe_applies_and_what_comes_out_builds()
    {
        using var copy = new TemporaryFolder();
        CopyLibrary(copy.Path);

        Patches.ShouldNotBeEmpty();
        foreach (var patch in Patches)
        {
            patch.Apply(copy.Path);
        }

        var library = await BuildAsync(copy.Path);

        foreach (var call in new[] { "FileSystemTypesAsync", "ServerVersionAsync" })
        {
            library.GetExportedTypes().SelectMany(type => type.GetMethods()).ShouldContain(method => method.Name == call);
        }

        var ids = ((IEnumerable<object>)library.GetType("PodLab.Exercises.ExerciseCatalog")!.GetProperty("All")!.GetValue(null)!)
            .Select(exercise => (string)exercise.GetType().GetProperty("Id")!.GetValue(exercise)!);
        ids.ShouldContain("E05.10");
        ids.ShouldContain("E12.1");
    }

    [Fact]
    public void A_question_to_a_cluster_is_at_most_three_edits() =>
        Patches.Where(patch => patch.Recipe.Contains("question to a cluster", StringComparison.Ordinal)).Sum(patch => patch.Hunks.Count)
            .ShouldBeInRange(1, MostHunksOfAQuestion);

    [Fact]
    public void An_exercise_is_at_most_fifteen_lines_in_one_file()
    {
        var patch = Patches.Where(patch => patch.Recipe.Contains("an exercise", StringComparison.Ordinal)).ShouldHaveSingleItem();

        patch.Added.Count().ShouldBeInRange(1, MostLinesOfAnExercise);
        patch.Added.ShouldAllBe(line => line.Length <= LongestLine);
    }

    private static void CopyLibrary(string target)
    {
        var files = Directory.EnumerateFiles(Repository.Path("helpers"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Path(), file))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .Concat(_buildFiles).Append("setup/KernelSpecs/Logo/logo-64x64.png");
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, file))!);
            File.Copy(Repository.Path(file), Path.Combine(target, file));
        }
    }

    private static async Task<System.Reflection.Assembly> BuildAsync(string folder)
    {
        var build = new ProcessStartInfo("dotnet", ["build", "helpers", "-v", "q", "--nologo", "-p:AheadOfTime=false", "-p:RunAnalyzers=false"])
        {
            WorkingDirectory = folder,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
        };
        var ended = await ChildProcess.RunAsync(build, lines: null, TestContext.Current.CancellationToken);
        ended.ExitCode.ShouldBe(0, ended.StandardOutput);
        return new AssemblyLoadContext("recipes").LoadFromAssemblyPath(Path.Combine(folder, "helpers/bin/PodLab.dll"));
    }
}

/// <summary>One file's part of a diff in a Markdown file.</summary>
/// <param name="Recipe">The heading above it.</param>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="Hunks">The edits: lines that begin with a space, a minus or a plus.</param>
internal sealed record Patch(string Recipe, string File, IReadOnlyList<IReadOnlyList<string>> Hunks)
{
    public IEnumerable<string> Added => Hunks.SelectMany(hunk => hunk).Where(line => line.StartsWith('+')).Select(line => line[1..]);

    public static IEnumerable<Patch> In(string markdown)
    {
        var recipe = "";
        string? file = null;
        var hunks = new List<List<string>>();
        var inDiff = false;
        foreach (var line in markdown.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                recipe = line;
            }

            if (inDiff && file is not null && (line == "```" || line.StartsWith("+++ ", StringComparison.Ordinal)))
            {
                yield return new(recipe, file, [.. hunks]);
                (file, hunks) = (null, []);
            }

            inDiff = line == "```diff" || (inDiff && line != "```");
            if (inDiff && line.StartsWith("+++ ", StringComparison.Ordinal))
            {
                file = line[4..];
            }
            else if (inDiff && line.StartsWith("@@", StringComparison.Ordinal))
            {
                hunks.Add([]);
            }
            else if (inDiff && file is not null && hunks.Count > 0)
            {
                hunks[^1].Add(line);
            }
        }
    }

    /// <summary>Edits or creates the file in the checkout at that folder.</summary>
    public void Apply(string root)
    {
        var path = Path.Combine(root, File);
        var text = System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path) : "";
        foreach (var hunk in Hunks)
        {
            var before = Lines(hunk, '-');
            if (before.Length > 0)
            {
                text.Split(before).Length.ShouldBe(2, $"{Recipe}: {File} has these lines once:\n{before}");
            }

            text = before.Length > 0 ? text.Replace(before, Lines(hunk, '+'), StringComparison.Ordinal) : text + Lines(hunk, '+');
        }

        System.IO.File.WriteAllText(path, text);
    }

    private static string Lines(IEnumerable<string> hunk, char sign) =>
        string.Concat(hunk.Where(line => line.Length == 0 || line[0] == ' ' || line[0] == sign).Select(line => line.Length == 0 ? "\n" : $"{line[1..]}\n"));
}
