using System.Diagnostics;
using System.Text.Json.Nodes;
using PodLab.CSharpKernel.Engine;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>Answers <c>execute_request</c>: runs a cell, publishes what it shows, and says how it went.</summary>
internal sealed class CellExecution(Task<CSharpEngine> engine, JupyterSockets sockets, StdinQuestions questions, CellHistory history)
{
    private CancellationTokenSource? _running;
    private int _count;
    private long _failedAt;

    public async Task<JsonObject?> AnswerAsync(JupyterRequest request)
    {
        if (request.ArrivedAt <= _failedAt)
        {
            // It waited behind a cell that failed: whoever runs all cells does not want those after it.
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
            _running = null;
        }
    }

    /// <summary>Abandons the cell that runs, if one does.</summary>
    public void Interrupt()
    {
        try
        {
            _running?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cell ended in this very moment.
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
        var output = new CellPublisher(sockets, request, count, (prompt, isSecret) => questions.Ask(request, prompt, isSecret, interrupt));
        await (await engine).RunAsync(code, output, interrupt, count);
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
                    ["data"] = output.Value is { } value ? Publication.Data(value) : new JsonObject(),
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
