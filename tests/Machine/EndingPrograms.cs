namespace PodLab.Tests.Machine;

public sealed class EndingPrograms
{
    // An ordinary user can't end a program with root's rights. That must not hide the program's result.
    [Fact]
    public void Only_the_two_guarded_places_end_a_tree_of_processes() => new[] { "helpers", "setup" }
        .SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => File.ReadAllText(file).Contains("Kill(entireProcessTree", StringComparison.Ordinal)).Select(Path.GetFileName).Order()
        .ShouldBe(["ChildProcess.cs", "DotnetCommand.cs"]);
}
