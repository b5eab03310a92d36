namespace PodLab.CSharpKernel.Jupyter;

/// <summary>Asks the learner, through the front end whose cell runs, for a line, and waits for the answer.</summary>
internal sealed class StdinQuestions(JupyterSockets sockets)
{
    private readonly Lock _turn = new();
    private readonly Lock _asking = new();
    private string _open = "";
    private TaskCompletionSource<string>? _answer;

    /// <exception cref="InvalidOperationException">The front end has said that it asks nobody.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted meanwhile.</exception>
    public string Ask(JupyterRequest request, string prompt, bool isSecret, CancellationToken interrupt)
    {
        if (!request.Content.Flag("allow_stdin", true))
        {
            throw new InvalidOperationException("The cell asks for a line of input, but this front end cannot ask you for one (allow_stdin is false).");
        }

        var question = new OutgoingMessage("input_request", new JsonObject { ["prompt"] = prompt, ["password"] = isSecret });
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        // A front end shows one question at a time; an interrupt ends the one before, too.
        lock (_turn)
        {
            interrupt.ThrowIfCancellationRequested();
            lock (_asking)
            {
                (_open, _answer) = (question.Id, answer);
            }

            sockets.Send(JupyterChannel.Stdin, request, question);
            return answer.Task.WaitAsync(interrupt).GetAwaiter().GetResult();
        }
    }

    /// <summary>Takes an answer. One to an earlier question, whose cell was interrupted, is dropped; some front ends do not say what they answer.</summary>
    public void Answer(JupyterRequest reply)
    {
        lock (_asking)
        {
            if (reply.Type == "input_reply" && reply.ParentId is null or "" || reply.ParentId == _open)
            {
                _answer?.TrySetResult(reply.Content.Text("value"));
                _answer = null;
            }
        }
    }
}
