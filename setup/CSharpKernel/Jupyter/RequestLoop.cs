using System.Threading.Channels;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>Answers the requests of one channel one after the other, each between the states "busy" and "idle".</summary>
internal sealed class RequestLoop(
    JupyterChannel channel, JupyterSockets sockets, IReadOnlyDictionary<string, Func<JupyterRequest, Task<JsonObject?>>> answers)
{
    private readonly Channel<JupyterRequest> _waiting = Channel.CreateUnbounded<JupyterRequest>();

    public void Add(JupyterRequest request) => _waiting.Writer.TryWrite(request);

    public async Task RunUntilShutdownAsync()
    {
        await foreach (var request in _waiting.Reader.ReadAllAsync())
        {
            await HandleAsync(request);
            if (request.Type == "shutdown_request")
            {
                return;
            }
        }
    }

    private async Task HandleAsync(JupyterRequest request)
    {
        sockets.Publish(request.Header, Publication.Status("busy"));
        try
        {
            // A request of an unknown type remains unanswered, as the protocol specifies.
            if (answers.TryGetValue(request.Type, out var answer) && await AnswerAsync(answer, request) is { } content)
            {
                sockets.Send(channel, request, new(request.Type.Replace("_request", "_reply", StringComparison.Ordinal), content));
            }
        }
        finally
        {
            sockets.Publish(request.Header, Publication.Status("idle"));
        }
    }

    private async Task<JsonObject?> AnswerAsync(Func<JupyterRequest, Task<JsonObject?>> answer, JupyterRequest request)
    {
        try
        {
            return await answer(request);
        }
        catch (Exception error)
        {
            // If answering a request fails, its sender gets the fault, and the next request is answered.
            var fault = new CellError(error.GetType().Name, error.Message, [error.ToString()]);
            if (request.Type == "execute_request")
            {
                // Front ends learn from the publication, not from the reply, that a cell failed.
                sockets.Publish(request.Header, Publication.Error(fault));
            }

            var reply = Publication.Members(fault);
            reply["status"] = "error";
            return reply;
        }
    }
}
