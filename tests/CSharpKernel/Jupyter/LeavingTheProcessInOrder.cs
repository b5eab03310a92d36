namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>A cell's changes to the process that all cells share, and their effects on the next cell.</summary>
public sealed class LeavingTheProcessInOrder(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private const string GermanNumber = "1234.5.ToString(\"N1\", System.Globalization.CultureInfo.GetCultureInfo(\"de-DE\"))";

    private readonly FrontEnd _kernel = shared.Client;

    [Theory]
    [InlineData("Console.SetOut(new System.IO.StringWriter());", "Console.Out")]
    [InlineData(
        "Console.SetError(System.IO.TextWriter.Null); Console.SetOut(new System.IO.StreamWriter(Console.OpenStandardOutput()));",
        "Console.Out, Console.Error")]
    [InlineData("Console.SetIn(new System.IO.StringReader(\"x\")); Console.ReadLine();", "Console.In")]
    public void A_redirected_console_is_put_back_and_the_cell_that_left_it_is_told(string code, string what)
    {
        _kernel.Run(code).Outputs.ShouldContain(
            $"stderr This cell redirected {what} and didn't undo it. The kernel did: later cells use the notebook again.\n");

        _kernel.Run("Console.Write(1); Console.Error.Write(2);").Outputs.ShouldBe(["stdout 1", "stderr 2"]);
        _kernel.Run("Console.ReadLine()").Reply.Text("evalue").ShouldNotBeNull().ShouldContain("can't ask you");
    }

    [Fact]
    public void A_redirection_that_the_cell_undoes_is_its_own_affair() =>
        _kernel.Run("var before = Console.Out; Console.SetOut(new System.IO.StringWriter()); Console.Write(1); Console.SetOut(before); Console.Write(2);")
            .Outputs.ShouldBe(["stdout 2"]);

    [Fact]
    public void A_culture_lasts_for_the_cell_and_the_default_culture_for_all_cells()
    {
        _kernel.Run(
            "var german = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone(); german.NumberFormat.NumberDecimalSeparator = \",\";");
        _kernel.Run("System.Globalization.CultureInfo.CurrentCulture = german; 1.5.ToString()").Outputs.ShouldBe(["execute_result 1,5"]);
        _kernel.Run("1.5.ToString()").Outputs.ShouldBe(["execute_result 1.5"]);

        _kernel.Run("System.Globalization.CultureInfo.DefaultThreadCurrentCulture = german;");
        _kernel.Run("1.5.ToString()").Outputs.ShouldBe(["execute_result 1,5"]);
        _kernel.Run("System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.InvariantCulture;");
    }

    [Fact]
    public void The_current_directory_lasts_and_references_stay_relative_to_the_notebook()
    {
        _kernel.Run("var home = Environment.CurrentDirectory; Environment.CurrentDirectory = System.IO.Path.GetTempPath();");

        _kernel.Run("Environment.CurrentDirectory == home").Outputs.ShouldBe(["execute_result False"]);
        _kernel.Run("#r \"Shouldly.dll\"\nEnvironment.CurrentDirectory = home;").Status.ShouldBe("ok");
    }

    [Fact]
    public void A_cell_has_the_machines_cultures_or_the_kernel_says_that_there_are_none()
    {
        var hasCultures = !Banner(_kernel).Contains("no ICU library", StringComparison.Ordinal);

        if (hasCultures)
        {
            _kernel.Run(GermanNumber).Outputs.ShouldBe(["execute_result 1.234,5"]);
            _kernel.Run("string.Concat(new[] { \"b\", \"a\", \"ä\", \"z\" }.Order())").Outputs.ShouldBe(["execute_result aäbz"]);
            _kernel.Run("\"e\\u0301\".Normalize().Length").Outputs.ShouldBe(["execute_result 1"]);
        }
        else
        {
            _kernel.Run(GermanNumber).Reply.Text("ename").ShouldBe("CultureNotFoundException");
        }
    }

    [Fact]
    public void Where_there_is_no_ICU_the_kernel_runs_all_the_same_and_says_what_to_install()
    {
        Need.StandaloneNode.OrSkip();
        Need.Root.OrSkip();
        // In its own mount namespace, the kernel sees empty ICU files.
        using var kernel = FrontEnd.Start(start: file => new ProcessStartInfo(
            "unshare",
            ["--mount", "sh", "-c",
                "for icu in $(ldconfig -p | sed -n 's/.*=> \\(.*libicu.*\\)/\\1/p'); do mount --bind /dev/null \"$icu\"; done; exec \"$@\"",
                "sh", FrontEnd.KernelPath, "jupyter", file]));

        Banner(kernel).ShouldContain("no ICU library");
        kernel.Run("1 + 1").Outputs.ShouldBe(["execute_result 2"]);
        var failing = kernel.Run(GermanNumber);
        failing.Reply.Text("ename").ShouldBe("CultureNotFoundException");
        failing.Reply.Content["traceback"]!.AsArray().Select(line => (string?)line)
            .ShouldContain(line => line!.Contains("Install libicu", StringComparison.Ordinal));
    }

    [Fact]
    public void An_exception_whose_own_members_throw_is_told_and_the_kernel_lives_on_a_thread_too()
    {
        _kernel.Run(
            """
            class Hostile : Exception
            {
                public override string Message => throw new Hostile();
                public override string ToString() => throw new Hostile();
                public override string StackTrace => throw new Hostile();
                public override System.Collections.IDictionary Data => throw new Hostile();
            }
            """);

        _kernel.Run("throw new Hostile();").Reply.Text("evalue").ShouldBe("(its Message can't be read: that throws Hostile)");
        _kernel.Run("throw new AggregateException(new Hostile(), new Hostile());").Reply.Text("ename").ShouldBe("AggregateException");
        _kernel.Run("var thread = new System.Threading.Thread(() => throw new Hostile()); thread.Start(); thread.Join();").Stdout
            .ShouldContain("Hostile: (its Message");
        _kernel.Run("1 + 1").Outputs.ShouldBe(["execute_result 2"]);
    }

    [Fact]
    public void Carriage_returns_arrive_as_they_were_written() =>
        _kernel.Run("Console.Write(\"10 %\\r20 %\\rdone\\r\\n\");").Stdout.ShouldBe("10 %\r20 %\rdone\r\n");

    private static string Banner(FrontEnd kernel) => kernel.Ask("kernel_info_request", []).Text("banner")!;
}
