using System.Diagnostics;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>Answers <c>execute_request</c>: runs a cell, publishes its output, and reports its result.</summary>
internal sealed class CellExecution(Task<CSharpEngine> engine, JupyterSockets sockets, StdinQuestions questions, CellHistory history)
{
    private CancellationTokenSource? _running;
    private CellPublisher? _output;
    private int _count;
    private long _failedAt;
    private long _endedAt;

    public async Task<JsonObject?> AnswerAsync(JupyterRequest request)
    {
        if (request.ArrivedAt <= _failedAt)
        {
            // It waited behind a cell that failed. When all cells run, a failure cancels those after it.
            return new JsonObject { ["status"] = "aborted", ["execution_count"] = _count };
        }

        var isSilent = request.Content.Flag("silent", false);
        var count = CountFor(request, isSilent);
        using var interrupt = new CancellationTokenSource();
        _running = interrupt;
        try
        {
            var failure = isSilent
                ? await RunSilentlyAsync(request, count, interrupt.Token)
                : await RunAsync(request, count, interrupt.Token);
            return failure is null ? await SucceededAsync(request, count, interrupt.Token) : Failed(request, count, failure);
        }
        finally
        {
            Interlocked.Exchange(ref _endedAt, Stopwatch.GetTimestamp());
            _running = null;
        }
    }

    /// <summary>The time since a cell last ran; zero while one runs.</summary>
    public TimeSpan IdleTime => _running is null ? Stopwatch.GetElapsedTime(Interlocked.Read(ref _endedAt)) : TimeSpan.Zero;

    /// <summary>Publishes everything that the last cell wrote so far.</summary>
    public void Flush() => _output?.Flush();

    /// <summary>Abandons the running cell, if there is one.</summary>
    public void Interrupt()
    {
        try
        {
            _running?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cell just ended.
        }
    }

    /// <summary>Abandons the running cell. Waits briefly for it to end what it runs elsewhere, since a command on a node would continue.</summary>
    public async Task LeaveAsync()
    {
        Interrupt();
        if (engine.IsCompletedSuccessfully)
        {
            await (await engine).ComeToRestAsync();
        }
    }

    private int CountFor(JupyterRequest request, bool isSilent)
    {
        var count = _count + 1;
        if (!isSilent && request.Content.Flag("store_history", true))
        {
            _count = count;
            history.Add(count, request.Content.Text("code"));
        }

        return count;
    }

    private async Task<CellError?> RunAsync(JupyterRequest request, int count, CancellationToken interrupt)
    {
        var code = request.Content.Text("code");
        sockets.Publish(request.Header, Publication.Input(code, count));
        var output = _output = new CellPublisher(sockets, request, count, (prompt, isSecret) => questions.Ask(request, prompt, isSecret, interrupt));
        await (await engine).RunAsync(code, output, interrupt, count, CellMetadata.LanguageOf(request.Metadata), CellMetadata.NameOf(request.Metadata));
        output.Flush();
        return output.Failure;
    }

    private async Task<CellError?> RunSilentlyAsync(JupyterRequest request, int count, CancellationToken interrupt)
    {
        var output = new QuietOutput();
        await (await engine).RunAsync(request.Content.Text("code"), output, interrupt, count);
        return output.Failure;
    }

    private async Task<JsonObject> SucceededAsync(JupyterRequest request, int count, CancellationToken interrupt)
    {
        var expressions = new JsonObject();
        foreach (var (name, code) in request.Content.Texts("user_expressions"))
        {
            var output = new QuietOutput();
            await (await engine).RunAsync(code, output, interrupt, count);
            expressions[name] = output.Failure is { } failure
                ? Error(failure)
                : new JsonObject
                {
                    ["status"] = "ok",
                    ["data"] = output.Value is { } value ? value.ToJson() : new JsonObject(),
                    ["metadata"] = new JsonObject(),
                };
        }

        return new JsonObject
        {
            ["status"] = "ok",
            ["execution_count"] = count,
            ["user_expressions"] = expressions,
            ["payload"] = new JsonArray(),
        };
    }

    private JsonObject Failed(JupyterRequest request, int count, CellError failure)
    {
        if (request.Content.Flag("stop_on_error", true))
        {
            _failedAt = Stopwatch.GetTimestamp();
        }

        var reply = Error(failure);
        reply["execution_count"] = count;
        return reply;
    }

    private static JsonObject Error(CellError failure)
    {
        var members = Publication.Members(failure);
        members["status"] = "error";
        return members;
    }
}

/// <summary>The output of code that a front end runs for itself, silently or as a user expression. It publishes nothing, and keeps the value and the
/// failure.</summary>
internal sealed class QuietOutput : ICellOutput
{
    public MimeBundle? Value { get; private set; }

    public CellError? Failure { get; private set; }

    public void Stream(bool isError, string text)
    {
    }

    public void Display(MimeBundle shown, string id)
    {
    }

    public void Update(MimeBundle shown, string id)
    {
    }

    public void Clear(bool untilNextOutput)
    {
    }

    public void Result(MimeBundle value) => Value = value;

    public void Error(CellError error) => Failure = error;
}
