namespace PodLab.CSharpKernel.Jupyter;

/// <summary>Publishes a cell's outputs as those of the request that ran it, however late. A task that the cell left behind still writes below its
/// cell.</summary>
internal sealed class CellPublisher : ICellOutput
{
    private readonly JupyterSockets _sockets;
    private readonly JupyterRequest _request;
    private readonly int _count;
    private readonly Func<string, bool, string?> _ask;
    private readonly StreamBatch _streams;

    public CellPublisher(JupyterSockets sockets, JupyterRequest request, int count, Func<string, bool, string?> ask)
    {
        (_sockets, _request, _count, _ask) = (sockets, request, count, ask);
        _streams = new((stream, text) => sockets.Publish(request.Header, Publication.Stream(stream, text)));
    }

    /// <summary>The reason for the cell's failure, if it failed.</summary>
    public CellError? Failure { get; private set; }

    public void Stream(bool isError, string text) => _streams.Write(isError ? "stderr" : "stdout", text);

    public void Display(MimeBundle shown, string id) => Publish(Publication.Display(shown, id));

    public void Update(MimeBundle shown, string id) => Publish(Publication.Update(shown, id));

    public void Clear(bool untilNextOutput) => Publish(Publication.Clear(untilNextOutput));

    public void Result(MimeBundle value) => Publish(Publication.Result(value, _count));

    public void Error(CellError error)
    {
        Failure = error;
        Publish(Publication.Error(error));
    }

    public string? Ask(string prompt, bool isSecret)
    {
        var question = prompt.Length > 0 ? prompt : _streams.TakeUnfinishedLine();
        Flush();
        return _ask(question, isSecret);
    }

    /// <summary>Publishes everything that the cell wrote so far.</summary>
    public void Flush() => _streams.FlushAndThen(() => { });

    private void Publish(OutgoingMessage message) => _streams.FlushAndThen(() => _sockets.Publish(_request.Header, message));
}
