namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>A cell that was run: what was published because of it, and the answer.</summary>
internal sealed record JupyterCell(IReadOnlyList<JupyterReply> Published, JupyterReply Reply)
{
    public string? Status => Reply.Text("status");

    public IEnumerable<string> Briefs => Published.Select(message => message.Brief);

    public IEnumerable<string> Outputs => Published.Where(message => message.Type is not ("status" or "execute_input")).Select(message => message.Brief);

    public string Stdout => string.Concat(Published.Where(message => message.Type == "stream").Select(message => message.Text("text")));
}
