namespace PodLab.Setup.Export;

/// <summary>A lesson that runs in its page: the button that starts it, and what the page's content security policy allows for it.</summary>
/// <param name="Notebook">The notebook's file in the site's folder.</param>
/// <param name="Recordings">The files of its recorded pods in the site's folder for recordings. The first one is the default.</param>
internal sealed record RunnableLesson(string Notebook, IReadOnlyList<string> Recordings)
{
    // The rest is loaded on a click, so a page that is only read stays small.
    private const string Starter = """
        const bar = document.getElementById('here'), [choice, button, status] = bar.children;
        choice.hidden = button.hidden = false;
        button.onclick = async () => {
          button.disabled = true;
          try {
            if (location.protocol === 'file:') { throw new Error('A page from a file can only be read. To run lessons, serve the folder: podlab serve FOLDER.'); }
            if (!globalThis.WebAssembly) { throw new Error('This browser has no WebAssembly, so lessons can only be read.'); }
            await (await import(new URL('kernel/lesson.js', location))).open(bar, status);
            button.remove();
          } catch (error) {
            status.textContent = error.message;
            button.disabled = false;
          }
        };
        """;

    private static readonly string _starter = Starter.ReplaceLineEndings("\n");

    /// <summary>The scripts that the policy allows: the site's own files, WebAssembly, and the few lines that load them.</summary>
    public static IReadOnlyList<string> Scripts { get; } = ["'self'", "'wasm-unsafe-eval'", PlotlyScript.Hash(_starter)];

    /// <summary>The policy's other directives. Requests reach only the site itself. The worker comes from a <c>blob:</c>, so that this policy applies
    /// to it, and to the cells in it.</summary>
    public static IReadOnlyList<string> OtherSources { get; } = ["connect-src 'self'", "worker-src blob:"];

    /// <summary>The choice of the pod and the button, hidden until their script runs.</summary>
    public string Render() =>
        $"""
        <div class="here" id="here" data-notebook="{HtmlText.Encode(Notebook)}">
        <label hidden>Pod recorded on <select>{string.Concat(Recordings.Select(Option))}</select></label>
        <button type="button" hidden>Run this lesson here</button>
        <span role="status"></span>
        </div>
        <script>{_starter}</script>

        """;

    // A recording's file is named after its lesson and its kind of cluster: 05-pod-infrastructure.kind.podlab.json.gz.
    private static string Option(string recording) => recording.Split('.') is [_, var kind, ..]
        ? $"<option value=\"{HtmlText.Encode(recording)}\">{(kind == "standalone" ? "a standalone node" : $"a {HtmlText.Encode(kind)} cluster")}</option>" : "";
}
