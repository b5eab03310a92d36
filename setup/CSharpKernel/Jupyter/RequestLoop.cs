using System.Threading.Channels;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>Answers the requests of one channel one after the other, each between the words "busy" and "idle".</summary>
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
            // A request of a type that is not known stays unanswered, as the protocol has it.
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
            // A fault in the answering of one request is told to who asked, and the next is answered.
            var fault = new CellError(error.GetType().Name, error.Message, [error.ToString()]);
            if (request.Type == "execute_request")
            {
                // A front end learns from what is published that a cell failed, not from the reply.
                sockets.Publish(request.Header, Publication.Error(fault));
            }

            var reply = Publication.Members(fault);
            reply["status"] = "error";
            return reply;
        }
    }
}
