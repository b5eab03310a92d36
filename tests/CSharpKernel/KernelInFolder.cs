using System.Runtime.CompilerServices;
using PodLab.Setup.Jupyter;
using PodLab.Setup.Notebooks;

namespace PodLab.Tests.CSharpKernel;

/// <summary>A real kernel process with a folder for its cells.</summary>
internal sealed class KernelInFolder(JupyterClient kernel) : IAsyncDisposable
{
    /// <summary>For tests that show explicitly that they act on the kernel itself.</summary>
    public KernelInFolder Process => this;

    public int Id => kernel.ProcessId;

    public static async Task<KernelInFolder> StartAsync(string? folder = null, Dictionary<string, string>? environment = null) =>
        new(await JupyterClient.StartAsync(KernelLaunch.Ours, folder ?? AppContext.BaseDirectory, environment ?? [], TestContext.Current.CancellationToken));

    /// <summary>Runs a cell to its end, and returns all of its events.</summary>
    public async Task<IReadOnlyList<KernelEvent>> RunAsync(string code)
    {
        var said = new List<KernelEvent>();
        await foreach (var kernelEvent in ExecuteAsync(code, TestContext.Current.CancellationToken))
        {
            said.Add(kernelEvent);
        }

        return said;
    }

    /// <summary>Runs a cell, and yields its events until it ends.</summary>
    public async IAsyncEnumerable<KernelEvent> ExecuteAsync(string code, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var cell = kernel.Execute(code);
        await foreach (var message in kernel.FollowAsync(cell, cancellation))
        {
            if (message.ParentId == cell && KernelEvent.Of(message) is { } kernelEvent)
            {
                yield return kernelEvent;
            }
        }
    }

    public Task InterruptAsync()
    {
        kernel.Interrupt();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => kernel.DisposeAsync();
}

/// <summary>A kernel's publication about a cell in short form; an error's lines are without colors.</summary>
/// <param name="Type"><c>stream</c>, <c>display</c>, <c>update</c>, <c>clear</c>, <c>result</c>, <c>error</c>; at the end <c>done</c>.</param>
internal sealed partial record KernelEvent(
    string Type,
    string? Name = null,
    string? Text = null,
    IReadOnlyDictionary<string, string>? Data = null,
    string? Id = null,
    string? ErrorName = null,
    string? ErrorMessage = null,
    IReadOnlyList<string>? Traceback = null,
    bool? Succeeded = null,
    bool? Wait = null)
{
    /// <summary>The event of a message; null for the kernel's states and the echo of the code.</summary>
    public static KernelEvent? Of(JupyterMessage message) => message.Type switch
    {
        "stream" => new("stream", Name: message.Text("name"), Text: message.Text("text")),
        "display_data" => Shown("display", message),
        "update_display_data" => Shown("update", message),
        "execute_result" => Shown("result", message),
        "clear_output" => new("clear", Wait: (bool)message.Content["wait"]!),
        "error" => new(
            "error", ErrorName: message.Text("ename"), ErrorMessage: message.Text("evalue"), Traceback: [.. message.Content["traceback"].Items().Select(line => Color().Replace(line.Text(), ""))]),
        "execute_reply" => new("done", Succeeded: message.Text("status") == "ok"),
        _ => null,
    };

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Color();

    private static KernelEvent Shown(string type, JupyterMessage message) => new(
        type,
        Data: message.Content["data"]!.AsObject().ToDictionary(form => form.Key, form => MimeBundle.IsJson(form.Key) ? form.Value!.ToJsonString() : form.Value.Text()),
        Id: message.Content.Field("transient").Field("display_id").Text());
}
