namespace PodLab.Tests.Machine;

public sealed class QuotingForAShell
{
    [Theory]
    [InlineData("lsns", "lsns")]
    [InlineData("pid,ppid,cmd", "pid,ppid,cmd")]
    [InlineData("a b", "'a b'")]
    [InlineData("", "''")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$(reboot)", "'$(reboot)'")]
    public void Only_words_that_need_it_are_quoted(string word, string quoted)
    {
        ShellQuoting.Quote(word).ShouldBe(quoted);
    }

    [Fact]
    public void A_shell_reads_every_word_back_as_it_is()
    {
        Need.Linux.OrSkip();
        Gen.String[Gen.Char[" -~\n\t'\"$`\\*?;&|é"], 0, 12].Array[1, 5].Sample(words =>
        {
            var start = new ProcessStartInfo("sh", ["-c", $"printf '%s\\0' {string.Join(' ', words.Select(ShellQuoting.Quote))}"]) { RedirectStandardOutput = true };
            using var shell = Process.Start(start)!;
            shell.StandardOutput.ReadToEnd().ShouldBe(string.Concat(words.Select(word => word + "\0")));
            shell.WaitForExit();
        }, iter: 30, threads: 1);
    }
}
