using NetMQ;
using NetMQ.Sockets;
using PodLab.Setup.Jupyter;

namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>Requests of a front end other than running cells.</summary>
public sealed class AskingTheKernel(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private readonly FrontEnd _kernel = shared.Client;

    [Fact]
    public void It_says_what_it_is_on_shell_and_control()
    {
        foreach (var channel in new[] { JupyterChannel.Shell, JupyterChannel.Control })
        {
            var reply = _kernel.Ask("kernel_info_request", [], channel);

            reply.Type.ShouldBe("kernel_info_reply");
            reply.Text("status").ShouldBe("ok");
            reply.Text("protocol_version").ShouldBe("5.4");
            var language = reply.Content["language_info"]!.AsObject().ToDictionary(member => member.Key, member => (string?)member.Value);
            language.ShouldBe(
                new Dictionary<string, string?>
                {
                    ["name"] = "csharp", ["version"] = "14.0", ["mimetype"] = "text/x-csharp", ["file_extension"] = ".cs",
                    ["pygments_lexer"] = "csharp", ["codemirror_mode"] = "text/x-csharp",
                },
                ignoreOrder: true);
        }
    }

    [Fact]
    public void A_second_front_end_is_welcomed_as_the_first_was()
    {
        using var second = new SubscriberSocket($">tcp://127.0.0.1:{_kernel.Ports[4]}");
        second.SubscribeToAnyTopic();

        var message = new NetMQMessage();
        second.TryReceiveMultipartMessage(TimeSpan.FromSeconds(60), ref message).ShouldBeTrue();

        message[3].ConvertToString().ShouldContain("\"iopub_welcome\"");
    }

    [Fact]
    public void Every_request_is_busy_then_idle_for_whoever_asked()
    {
        var id = _kernel.Send("kernel_info_request", []);

        _kernel.PublishedUntilIdle(id).Select(message => message.Brief).ShouldBe(["status busy", "status idle"]);
    }

    [Fact]
    public void The_heart_beats_and_control_answers_while_a_cell_runs()
    {
        var cell = _kernel.Execute("while (!System.IO.File.Exists(System.IO.Path.Combine(System.IO.Path.GetTempPath(), \"never\"))) { }");
        _kernel.Published(message => message.ParentId == cell && message.Type == "execute_input");

        _kernel.Beat("boom").ShouldBe("boom");
        _kernel.Ask("kernel_info_request", [], JupyterChannel.Control).Text("status").ShouldBe("ok");

        _kernel.Ask("interrupt_request", [], JupyterChannel.Control).Text("status").ShouldBe("ok");
        _kernel.Reply(cell).Text("status").ShouldBe("error");
    }

    [Fact]
    public void History_gives_the_cells_by_tail_range_and_pattern()
    {
        var count = (int)_kernel.Run("var historic = 1;").Reply.Content["execution_count"]!;
        _kernel.Run("historic + 1");
        _kernel.Run("historic + 1");
        _kernel.Run("not stored at all", new() { ["store_history"] = false });

        Codes(new() { ["hist_access_type"] = "tail", ["n"] = 2 }).ShouldBe(["historic + 1", "historic + 1"]);
        Codes(new() { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = count, ["stop"] = count + 2 })
            .ShouldBe(["var historic = 1;", "historic + 1"]);
        Codes(new() { ["hist_access_type"] = "search", ["pattern"] = "*historic*", ["unique"] = true }).ShouldBe(["var historic = 1;", "historic + 1"]);
    }

    [Fact]
    public void Completion_counts_the_cursor_in_characters_as_people_do_and_says_what_each_choice_is()
    {
        _kernel.Run("var shownInCompletion = 1;");

        var reply = _kernel.Ask("complete_request", new() { ["code"] = "/*😀*/ shownInComp + 1", ["cursor_pos"] = 17 });

        reply.Content["matches"]!.AsArray().Select(match => (string?)match).ShouldBe(["shownInCompletion"]);
        ((int)reply.Content["cursor_start"]!).ShouldBe(6);
        ((int)reply.Content["cursor_end"]!).ShouldBe(17);
        var typed = reply.Content["metadata"]!["_jupyter_types_experimental"]!.AsArray().Single()!;
        ((string?)typed["type"]).ShouldBe("variable");
        ((string?)typed["documentation"]).ShouldNotBeNull().ShouldContain("shownInCompletion");
    }

    [Fact]
    public void Inspection_says_what_is_known_of_a_name_as_text_and_as_Markdown()
    {
        var reply = _kernel.Ask("inspect_request", new() { ["code"] = "Console.WriteLine()", ["cursor_pos"] = 10, ["detail_level"] = 0 });

        ((bool)reply.Content["found"]!).ShouldBeTrue();
        ((string?)reply.Content["data"]!["text/plain"]).ShouldNotBeNull().ShouldContain("void Console.WriteLine()");
        ((string?)reply.Content["data"]!["text/markdown"]).ShouldNotBeNull().ShouldStartWith("```csharp");
        ((bool)_kernel.Ask("inspect_request", new() { ["code"] = "  ", ["cursor_pos"] = 1 }).Content["found"]!).ShouldBeFalse();
    }

    [Fact]
    public void Completeness_is_answered_with_the_indent_of_the_next_line()
    {
        _kernel.Ask("is_complete_request", new() { ["code"] = "1 + 1" }).Text("status").ShouldBe("complete");

        var reply = _kernel.Ask("is_complete_request", new() { ["code"] = "for (;;) {" });
        reply.Text("status").ShouldBe("incomplete");
        reply.Text("indent").ShouldBe("    ");
    }

    [Fact]
    public void A_widget_s_comm_is_closed_at_once()
    {
        _kernel.Ask("comm_info_request", []).Content["comms"]!.AsObject().ShouldBeEmpty();

        var id = _kernel.Send("comm_open", new() { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget", ["data"] = new JsonObject() });

        var published = _kernel.PublishedUntilIdle(id);
        published.Select(message => message.Brief).ShouldBe(["status busy", "comm_close", "status idle"]);
        published[1].Text("comm_id").ShouldBe("c1");
    }

    private IEnumerable<string?> Codes(JsonObject request) =>
        _kernel.Ask("history_request", request).Content["history"]!.AsArray().Select(entry => (string?)entry![2]);
}
