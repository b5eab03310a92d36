namespace PodLab.CSharpKernel.Jupyter;

/// <summary>Prompts the learner for a line, through the front end of the running cell, and waits for the answer.</summary>
internal sealed class StdinQuestions(JupyterSockets sockets)
{
    private readonly Lock _turn = new();
    private readonly Lock _asking = new();
    private string _open = "";
    private TaskCompletionSource<string>? _answer;

    /// <exception cref="InvalidOperationException">The front end doesn't support input.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted meanwhile.</exception>
    public string Ask(JupyterRequest request, string prompt, bool isSecret, CancellationToken interrupt)
    {
        if (!request.Content.Flag("allow_stdin", true))
        {
            throw new InvalidOperationException("The cell asks for a line of input, but this front end can't ask you for one (allow_stdin is false).");
        }

        var question = new OutgoingMessage("input_request", new JsonObject { ["prompt"] = prompt, ["password"] = isSecret });
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        // A front end shows one question at a time; an interrupt also ends the previous one.
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

    /// <summary>Accepts an answer. An answer to an earlier question of an interrupted cell is dropped; some front ends don't identify the
    /// question.</summary>
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
