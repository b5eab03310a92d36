using PodLab.CSharpKernel.Language;

namespace PodLab.Tests.CSharpKernel.Language;

/// <summary>Whether a console runs the typed text.</summary>
public sealed class JudgingCompleteness
{
    [Theory]
    [InlineData("1 + 1", "complete", "")]
    [InlineData("var x = 1;", "complete", "")]
    [InlineData("", "complete", "")]
    [InlineData("// only said", "complete", "")]
    [InlineData("int Twice(int n) => 2 * n;", "complete", "")]
    [InlineData("for (;;) {", "incomplete", "    ")]
    [InlineData("class A {\n    void B() {", "incomplete", "        ")]
    [InlineData("Console.WriteLine(", "incomplete", "    ")]
    [InlineData("var text = \"\"\"\n a {", "incomplete", "")]
    [InlineData("/* not yet", "incomplete", "")]
    [InlineData("if (true) Console.Write(\"{\"); else {", "incomplete", "    ")]
    [InlineData("1 + 1\n#!whos", "complete", "")]
    [InlineData("#i \"nuget: feed\"", "complete", "")]
    [InlineData("#!markdown\n(open", "complete", "")]
    [InlineData("  #!time\nfor (;;) {", "incomplete", "    ")]
    [InlineData("var = ;", "invalid", "")]
    [InlineData("}", "invalid", "")]
    public void Code_is_complete_incomplete_with_an_indent_or_invalid(string code, string status, string indent) =>
        CellCompleteness.Of(code).ShouldBe(new CellCompleteness(status, indent));
}
