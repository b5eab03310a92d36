using System.Net.Sockets;
using PodLab.Setup.Jupyter;

namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>Messages that are malformed, or come from the wrong sender.</summary>
public sealed class MalformedMessages(SharedKernel shared) : IClassFixture<SharedKernel>
{
    private static readonly Gen<JupyterChannel> _channels = Gen.OneOf(JupyterChannel.Shell, JupyterChannel.Control, JupyterChannel.Stdin);

    private readonly FrontEnd _kernel = shared.Client;

    [Fact]
    public void A_wrong_signature_is_dropped_silently()
    {
        var forged = _kernel.Send("execute_request", new() { ["code"] = "var forged = 1;" }, key: "another key");

        _kernel.Run("forged").Reply.Text("evalue").ShouldNotBeNull().ShouldContain("CS0103");
        _kernel.HasHeardOf(forged).ShouldBeFalse();
    }

    [Fact]
    public void Signed_frames_that_are_no_message_end_nothing()
    {
        var part = Gen.OneOf("{}", "[]", "null", "{", "", "\u0000", "{\"msg_type\":5}", "{\"msg_type\":\"execute_request\"}", "{\"code\":7}",
            "{\"msg_type\":\"execute_request\",\"msg_id\":\"x\"}", "\"text\"", "{\"msg_type\":\"\\ud800\"}", new string('[', 5000));
        Gen.Select(part.List[0, 6], _channels).Sample(
            sent => _kernel.SendFrames(sent.Item1, sent.Item2), iter: 300, threads: 1);

        IsAlive();
    }

    [Fact]
    public void Frames_of_any_bytes_end_nothing()
    {
        var frame = Gen.OneOf(Gen.Byte.Array[0, 40], Gen.Const("<IDS|MSG>"u8.ToArray()));
        Gen.Select(frame.List[1, 8], _channels).Sample(
            sent => _kernel.SendRaw(sent.Item1, sent.Item2), iter: 300, threads: 1);

        IsAlive();
    }

    [Fact]
    public void Requests_whose_members_are_of_any_type_are_answered_or_dropped_and_end_nothing()
    {
        var value = Gen.OneOf("1", "-1", "1e300", "null", "true", "\"x\"", "[]", "{}", "{\"a\":1}", "[null]");
        var name = Gen.OneOf("silent", "cursor_pos", "user_expressions", "n", "hist_access_type", "pattern", "detail_level", "comm_id", "start", "stop");
        var type = Gen.OneOf("execute_request", "history_request", "complete_request", "inspect_request", "is_complete_request", "comm_open", "comm_info_request",
            "comm_msg", "input_reply", "debug_request", "interrupt_request", "never_heard_of");
        Gen.Select(type, Gen.Select(name, value).List[0, 5], _channels).Sample(
            request =>
            {
                var content = new JsonObject();
                foreach (var (member, json) in request.Item2)
                {
                    content[member] = JsonNode.Parse(json);
                }

                _kernel.Send(request.Item1, content, request.Item3);
            },
            iter: 200,
            threads: 1);

        // A failing cell cancels the requests waiting behind it, so the earlier ones must finish first.
        _kernel.Ask("kernel_info_request", []).Text("status").ShouldBe("ok");
        IsAlive();
    }

    [Fact]
    public void Bytes_that_are_not_even_ZeroMQ_end_nothing()
    {
        foreach (var port in _kernel.Ports)
        {
            using var stranger = new TcpClient("127.0.0.1", port);
            stranger.GetStream().Write("GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8);
            using var another = new TcpClient("127.0.0.1", port);
            another.GetStream().Write([0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0x7f, 3, 0, .. new byte[200]]);
        }

        IsAlive();
    }

    private void IsAlive()
    {
        _kernel.Run("1 + 1").Outputs.ShouldBe(["execute_result 2"]);
        _kernel.Ask("kernel_info_request", [], JupyterChannel.Control).Text("status").ShouldBe("ok");
        _kernel.Beat("still").ShouldBe("still");
    }
}
