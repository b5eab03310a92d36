using PodLab.CSharpKernel.Desktop;
using PodLab.CSharpKernel.Engine;

namespace PodLab.Tests.CSharpKernel;

/// <summary>The sentence under a compiler's error: what to write instead, and only where it's true.</summary>
public sealed class HelpingNewcomers
{
    [Theory]
    [InlineData("var name = 'containerd';", "CS1012", "double quotes: \"containerd\"")]
    [InlineData("var version = 0.1.7;", "CS1002", "0.1.7 isn't a number")]
    [InlineData("0.1.7", "CS1002", "in double quotes: \"0.1.7\"")]
    [InlineData("new[] { 1.2.3.4 }", "CS1003", "1.2.3.4 isn't a number")]
    [InlineData("int n = \"78\";", "CS0029", "without quotes: 78")]
    [InlineData("double?[] n = [\"7.5\"];", "CS0029", "without quotes: 7.5")]
    [InlineData("void F(int n) { }\nF(\"78\");", "CS1503", "without quotes: 78")]
    [InlineData("static class X { public static int Twice(this int n) => 2 * n; }", "CS1109", "write Twice at the top level")]
    [InlineData("static class X { extension(int n) { public int Twice() => 2 * n; } }", "CS9283", "Write an extension method")]
    [InlineData("namespace Pods { class Pod { } }", "CS7021", "can't contain a namespace")]
    [InlineData("namespace Pods;\nclass Pod { }", "CS7021", "can't contain a namespace")]
    [InlineData("Span<char> s = new char[3];", "CS8345", "a Span<char> can't")]
    [InlineData("var s = \"abc\".AsSpan();", "CS8345", "a ReadOnlySpan<char> can't")]
    [InlineData("lab.Pods()", "CS0103", "No cell that has run declares lab")]
    [InlineData("File.Exists(\"x\")", "CS0103", "using System.IO;")]
    [InlineData("#r \"../no/such.dll\"", "CS0006", "There is no file")]
    public async Task What_to_write_instead_stands_under_the_error(string code, string number, string hint)
    {
        var lines = (await FailAsync(code)).Traceback;

        var error = lines.ToList().FindIndex(line => line.Contains($"error {number}:", StringComparison.Ordinal));
        error.ShouldBeGreaterThanOrEqualTo(0, string.Join('\n', lines));
        lines[error + 1].ShouldStartWith("  Hint: ");
        lines[error + 1].ShouldContain(hint);
    }

    [Theory]
    [InlineData("bool b = \"78\";")]
    [InlineData("int n = \"many\";")]
    [InlineData("var n = 1 2;")]
    [InlineData("var n = 0.1 .7;")]
    [InlineData("return 5")]
    [InlineData("class Q { Span<char> s; }")]
    [InlineData("{ var inner = 1; } inner")]
    public async Task Where_a_sentence_would_not_be_true_there_is_none(string code) =>
        (await FailAsync(code)).Traceback.ShouldNotContain(line => line.StartsWith("  Hint:", StringComparison.Ordinal));

    [Fact]
    public async Task A_sentence_is_said_once_and_an_unknown_name_is_not_explained_where_a_missing_file_explains_it()
    {
        (await FailAsync("lab.A(); lab.B();")).Traceback.Count(line => line.StartsWith("  Hint:", StringComparison.Ordinal)).ShouldBe(1);
        (await FailAsync("#r \"no/such.dll\"\nlab.A();")).Traceback.ShouldNotContain(line => line.Contains("declares lab", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("static int Twice(this int n) => 2 * n; 3.Twice()", 6)]
    [InlineData("{ Span<int> s = stackalloc int[3]; } 1", 1)]
    public async Task What_a_sentence_recommends_works(string code, int value)
    {
        using var session = new ScriptSession(AppContext.BaseDirectory);

        (await session.RunAsync(code, "cell:1", TestContext.Current.CancellationToken)).ShouldBe(new ScriptValue(value));
    }

    [Fact]
    public async Task A_library_that_is_not_built_is_named_with_the_command_that_builds_it()
    {
        using var folder = new TemporaryFolder();
        var project = folder.Write("helpers/PodLab.csproj", "");
        folder.Write("notebooks/x.ipynb", "");

        var lines = (await FailAsync("#r \"../helpers/bin/PodLab.dll\"\nusing PodLab;", folder["notebooks"])).Traceback;

        lines[1].ShouldBe($"  Hint: There is no file {folder["helpers/bin/PodLab.dll"]}. Build it first: dotnet build {Path.GetDirectoryName(project)}");
    }

    [Theory]
    [InlineData("class Program { static void Main(string[] args) { } }", true)]
    [InlineData("static void Main() { }", true)]
    [InlineData("static void Main() { }\nMain();", false)]
    [InlineData("class Menu { public void Main() { } }", false)]
    [InlineData("var Main = 1;", false)]
    public async Task A_Main_that_nothing_calls_is_pointed_out(string code, bool isPointedOut)
    {
        using var session = new ScriptSession(AppContext.BaseDirectory);
        await session.RunAsync(code, "cell:1", TestContext.Current.CancellationToken);

        UncalledMain.FindHint(session.LastCompilation).ShouldBe(isPointedOut
            ? "Nothing in this cell calls Main, and notebooks don't call it by themselves. Write its statements at the top level of the cell."
            : null);
    }

    private static async Task<CellError> FailAsync(string code, string? folder = null)
    {
        using var session = new ScriptSession(folder ?? AppContext.BaseDirectory);
        try
        {
            await session.RunAsync(code, "cell:1", TestContext.Current.CancellationToken);
        }
        catch (Exception error)
        {
            return CellError.Of(error, "cell:1", session.Folder);
        }

        throw new ShouldAssertException("It ran.");
    }
}
