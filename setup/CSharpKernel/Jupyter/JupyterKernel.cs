using PodLab.CSharpKernel.Desktop;
using PodLab.CSharpKernel.Language;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>The engine's face for VS Code, JupyterLab, Notebook and every other front end that speaks the Jupyter messaging protocol.</summary>
internal sealed class JupyterKernel
{
    private static readonly TimeSpan _breath = TimeSpan.FromSeconds(1);

    private readonly JupyterSockets _sockets;
    private readonly StdinQuestions _questions;
    private readonly CellHistory _history = new();
    private readonly CellExecution _execution;
    private readonly CodeQuestions _code;

    private JupyterKernel(JupyterSockets sockets, Task<CSharpEngine> engine)
    {
        _sockets = sockets;
        _questions = new(sockets);
        _execution = new(engine, sockets, _questions, _history);
        _code = new(LanguageAsync(engine, _execution));
    }

    /// <summary>Serves until a front end requests a shutdown.</summary>
    /// <exception cref="InvalidDataException">The connection file can't be read.</exception>
    public static async Task RunAsync(string connectionFile)
    {
        var connection = ConnectionFile.Read(connectionFile);
        // Before the engine redirects the console: this is the process's own.
        var log = Console.Error;
        // The engine warms up while the front end connects; the first cell waits for it, but the front end doesn't.
        var engine = Task.Run(StartEngineAsync);
        using var sockets = new JupyterSockets(connection, log);
        ParentProcess.EndWithIt();
        Heartbeat.Start(connection);
        var kernel = new JupyterKernel(sockets, engine);
        // A cell may end the process. Its earlier output is still published.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => kernel.SayLastWords();
        await kernel.ServeAsync();
    }

    private void SayLastWords()
    {
        _execution.Flush();
        _sockets.Dispose();
    }

    private static async Task<CSharpEngine> StartEngineAsync()
    {
        var engine = DesktopEngine.Create(Directory.GetCurrentDirectory());
        await WarmUp.RunAsync(engine);
        // Nothing waits for this: it loads the formatting of values as HTML. The first cell may not show any.
        _ = Task.Run(() => MimeBundle.Of(new[] { 1 }));
        return engine;
    }

    // After the engine, and when no cell ran for a moment. The first cells come before the first question, and a run of all cells needs no language
    // services.
    private static async Task<CellLanguage> LanguageAsync(Task<CSharpEngine> engine, CellExecution execution)
    {
        var ready = await engine;
        for (var idle = TimeSpan.Zero; idle < _breath; idle = execution.IdleTime)
        {
            await Task.Delay(_breath - idle);
        }

        var language = new CellLanguage(ready);
        await language.WarmUpAsync();
        // Warming up leaves much behind that is needed only once. Nothing else waits at this moment.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return language;
    }

    private async Task ServeAsync()
    {
        var control = new RequestLoop(JupyterChannel.Control, _sockets, Answers());
        var shell = new RequestLoop(JupyterChannel.Shell, _sockets, new Dictionary<string, Func<JupyterRequest, Task<JsonObject?>>>(Answers())
        {
            ["execute_request"] = _execution.AnswerAsync,
            ["complete_request"] = _code.CompleteAsync,
            ["inspect_request"] = _code.InspectAsync,
            ["is_complete_request"] = CodeQuestions.IsCompleteAsync,
            ["history_request"] = request => Now(_history.ToReply(request.Content)),
            ["comm_info_request"] = _ => Now(new() { ["status"] = "ok", ["comms"] = new JsonObject() }),
            ["comm_open"] = CloseComm,
        });
        _sockets.Start((channel, request) =>
        {
            switch (channel)
            {
                case JupyterChannel.Shell:
                    shell.Add(request);
                    break;
                case JupyterChannel.Control:
                    control.Add(request);
                    break;
                default:
                    _questions.Answer(request);
                    break;
            }
        });
        _sockets.Publish(MessageCodec.NoParent, Publication.Status("starting"));
        await await Task.WhenAny(shell.RunUntilShutdownAsync(), control.RunUntilShutdownAsync());
        await _execution.LeaveAsync();
    }

    // The requests allowed on both channels.
    private Dictionary<string, Func<JupyterRequest, Task<JsonObject?>>> Answers() => new()
    {
        ["kernel_info_request"] = _ => Now(KernelDescription.ToReply()),
        ["interrupt_request"] = _ =>
        {
            _execution.Interrupt();
            return Now(new() { ["status"] = "ok" });
        },
        ["shutdown_request"] = Shutdown,
    };

    private Task<JsonObject?> Shutdown(JupyterRequest request)
    {
        var reply = new JsonObject { ["status"] = "ok", ["restart"] = request.Content.Flag("restart", false) };
        // Other front ends that share this kernel also learn that it is ending.
        _sockets.Publish(request.Header, new("shutdown_reply", (JsonObject)reply.DeepClone()));
        return Now(reply);
    }

    // There are no widgets here. A front end that tries to open one gets this answer immediately.
    private Task<JsonObject?> CloseComm(JupyterRequest request)
    {
        _sockets.Publish(request.Header, Publication.CommClose(request.Content.Text("comm_id")));
        return Task.FromResult<JsonObject?>(null);
    }

    private static Task<JsonObject?> Now(JsonObject reply) => Task.FromResult<JsonObject?>(reply);
}
