namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>The messages that a front end gets about a cell.</summary>
public sealed class RunningCellsOverJupyter(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly FrontEnd _kernel = shared.Client;

    [Fact]
    public void A_cell_s_outputs_come_in_order_between_busy_and_idle()
    {
        var cell = _kernel.Run("""Console.Write("a"); Console.Write("b"); Console.Error.Write("c"); display(1); Console.Write("d"); 6 * 7""");

        cell.Briefs.ShouldBe(
            ["status busy", "execute_input", "stdout ab", "stderr c", "display_data 1", "stdout d", "execute_result 42", "status idle"]);
        cell.Status.ShouldBe("ok");
    }

    [Fact]
    public void Cells_are_counted_and_an_error_names_the_cell_by_its_number()
    {
        var first = _kernel.Run("int Fail() => throw new FormatException(\"broken\");");
        var number = (int)first.Reply.Content["execution_count"]!;

        var failing = _kernel.Run("\nFail();");

        ((int)failing.Reply.Content["execution_count"]!).ShouldBe(number + 1);
        failing.Status.ShouldBe("error");
        failing.Reply.Text("ename").ShouldBe("FormatException");
        failing.Reply.Text("evalue").ShouldBe("broken");
        failing.Reply.Content["traceback"]!.AsArray().Select(line => (string?)line).ShouldBe(
            ["\e[31mFormatException\e[0m: broken", $"\e[36m   at line 1 of cell {number}\e[0m", "\e[36m   at line 2\e[0m"]);
        failing.Outputs.ShouldBe(["error broken"]);
    }

    [Fact]
    public void A_cell_that_is_not_stored_is_not_counted()
    {
        var before = (int)_kernel.Run("1").Reply.Content["execution_count"]!;

        _kernel.Run("2", new() { ["store_history"] = false }).Outputs.ShouldBe(["execute_result 2"]);

        ((int)_kernel.Run("3").Reply.Content["execution_count"]!).ShouldBe(before + 1);
    }

    [Fact]
    public void A_silent_cell_runs_and_publishes_nothing_but_its_status()
    {
        _kernel.Run("Console.Write(1); display(2); var silentlyMade = 3; silentlyMade", new() { ["silent"] = true })
            .Briefs.ShouldBe(["status busy", "status idle"]);

        _kernel.Run("silentlyMade").Outputs.ShouldBe(["execute_result 3"]);
    }

    [Fact]
    public void User_expressions_are_evaluated_after_the_cell_each_with_its_own_success()
    {
        var cell = _kernel.Run("var five = 5;", new() { ["user_expressions"] = new JsonObject { ["good"] = "five * 2", ["bad"] = "nothing" } });

        var expressions = cell.Reply.Content["user_expressions"]!;
        ((string?)expressions["good"]!["data"]!["text/plain"]).ShouldBe("10");
        ((string?)expressions["bad"]!["status"]).ShouldBe("error");
        cell.Status.ShouldBe("ok");
        cell.Outputs.ShouldBeEmpty();
    }

    [Fact]
    public void What_waits_behind_a_cell_that_fails_is_not_run()
    {
        var failing = _kernel.Execute("await Task.Delay(300); throw new Exception(\"first\");");
        var waiting = _kernel.Execute("Console.Write(\"second\");");

        _kernel.Reply(failing).Text("status").ShouldBe("error");
        _kernel.Reply(waiting).Text("status").ShouldBe("aborted");
        _kernel.PublishedUntilIdle(waiting).Select(message => message.Brief).ShouldBe(["status busy", "status idle"]);
        _kernel.Run("1").Status.ShouldBe("ok");
    }

    [Fact]
    public void What_waits_behind_a_cell_that_may_fail_is_run()
    {
        _kernel.Execute("await Task.Delay(300); throw new Exception(\"first\");", new() { ["stop_on_error"] = false });
        var waiting = _kernel.Execute("1");

        _kernel.Reply(waiting).Text("status").ShouldBe("ok");
    }

    [Fact]
    public void What_is_displayed_can_be_replaced_by_a_later_cell_and_cleared()
    {
        var first = _kernel.Run("var shown = display(\"0 %\"); clear_output(wait: true);");
        var second = _kernel.Run("shown.Update(\"100 %\");");

        first.Outputs.ShouldBe(["display_data 0 %", "clear_output"]);
        second.Outputs.ShouldBe(["update_display_data 100 %"]);
        var id = (string?)first.Published.Single(message => message.Type == "display_data").Content["transient"]!["display_id"];
        ((string?)second.Published.Single(message => message.Type == "update_display_data").Content["transient"]!["display_id"]).ShouldBe(id);
    }

    [Fact]
    public void A_JSON_part_of_an_output_is_sent_as_JSON()
    {
        var cell = _kernel.Run("\"{\\\"a\\\":[1]}\".DisplayAs(\"application/vnd.example+json\");");

        ((int)cell.Published.Single(message => message.Type == "display_data").Content["data"]!["application/vnd.example+json"]!["a"]![0]!).ShouldBe(1);
    }

    [Fact]
    public void What_a_task_prints_after_its_cell_still_belongs_to_that_cell()
    {
        var id = _kernel.Execute("_ = Task.Run(async () => { await Task.Delay(700); Console.Write(\"late\"); });");
        _kernel.PublishedUntilIdle(id);
        _kernel.Run("1 + 1");

        _kernel.Published(message => message.Type == "stream" && message.Text("text") == "late").ParentId.ShouldBe(id);
    }

    [Fact]
    public void Characters_beyond_the_basic_plane_survive_even_written_half_by_half() =>
        _kernel.Run("Console.Write('\\ud83d'); Console.Write('\\ude00'); Console.Write(\"é\\u2028\\\"<\");").Stdout.ShouldBe("😀é\u2028\"<");
}
