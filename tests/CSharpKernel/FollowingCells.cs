using PodLab.CSharpKernel.Desktop;
using PodLab.CSharpKernel.Engine;

namespace PodLab.Tests.CSharpKernel;

/// <summary>A text sees the declarations of earlier texts.</summary>
public sealed class FollowingCells
{
    [Fact]
    public async Task References_and_imports_are_inherited_so_that_no_text_binds_them_anew()
    {
        using var session = new ScriptSession(Repository.Path("notebooks"));

        foreach (var code in new[] { "var one = 1;", "var two = Enumerable.Repeat(one, 2).Sum();", "await Task.FromResult(one + two)" })
        {
            await session.RunAsync(code, "cell:1", TestContext.Current.CancellationToken);
        }

        var last = session.LastCompilation;
        last.ExternalReferences.ShouldBeEmpty();
        last.GetDiagnostics(TestContext.Current.CancellationToken).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1 + 1", true)]
    [InlineData("string nothing = null; nothing", true)]
    [InlineData("null", true)]
    [InlineData("await System.Threading.Tasks.Task.FromResult<string>(null)", true)]
    [InlineData("var x = 1;", false)]
    [InlineData("string nothing = null; nothing?.Trim();", false)]
    [InlineData("Console.Write(\"\")", false)]
    [InlineData("await System.Threading.Tasks.Task.CompletedTask", false)]
    [InlineData("", false)]
    [InlineData("int Twice(int n) => 2 * n;", false)]
    public async Task A_text_has_a_value_when_it_ends_in_an_expression_that_has_one_null_too(string code, bool hasValue)
    {
        using var session = new ScriptSession(Repository.Path("notebooks"));

        (await session.RunAsync(code, "cell:1", TestContext.Current.CancellationToken)).HasValue.ShouldBe(hasValue);
    }

    [Fact]
    public async Task After_a_reset_they_are_there_again()
    {
        using var session = new ScriptSession(Repository.Path("notebooks"));
        await session.RunAsync("var forgotten = 1;", "cell:1", TestContext.Current.CancellationToken);

        session.Reset();

        (await session.RunAsync("Enumerable.Range(1, 3).Sum()", "cell:1", TestContext.Current.CancellationToken)).ShouldBe(new ScriptValue(6));
        session.Variables.ShouldBeEmpty();
    }
}
