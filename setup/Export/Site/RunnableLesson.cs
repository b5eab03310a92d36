namespace PodLab.Setup.Export;

/// <summary>A lesson that runs in its page: the button that starts it, and what the page's content security policy allows for it.</summary>
/// <param name="Notebook">The name of the notebook's file.</param>
/// <param name="Recordings">The names of its recorded pods' files. The first one is the default.</param>
/// <param name="Files">Where the page finds them, and the kernel.</param>
internal sealed record RunnableLesson(string Notebook, IReadOnlyList<string> Recordings, LessonFiles Files)
{
    // The rest is loaded on a click, so a page that is only read stays small.
    private string Starter =>
        $$"""
        const bar = document.getElementById('here'), [choice, button, status] = bar.children;
        choice.hidden = button.hidden = false;
        button.onclick = async () => {
          button.disabled = true;
          status.textContent = 'Loading.';
          try {
            if (!globalThis.WebAssembly) { throw new Error('This browser has no WebAssembly, so lessons can only be read.'); }
            if (!globalThis.CompressionStream) { throw new Error('This browser is too old to run lessons, so they can only be read. Update it.'); }
        {{Files.Preparation}}
            const { filesOfPage } = await import({{Files.Script}}).catch(() => {
              throw new Error("The files of this page can't be loaded. Reload the page: it may be older than the files on the site.");
            });
            const files = filesOfPage(bar);
            await (await files.load('kernel/lesson.js')).open(bar, status, files);
            button.remove();
          } catch (error) {
            status.textContent = error.message;
            button.disabled = false;
          }
        };
        """.ReplaceLineEndings("\n");

    /// <summary>The sources of scripts that the policy allows: the lesson's files, WebAssembly, and the few lines that load them.</summary>
    public IReadOnlyList<string> Scripts => [Files.ScriptSource, "'wasm-unsafe-eval'", PlotlyScript.Hash(Starter)];

    /// <summary>The choice of the pod and the button, hidden until their script runs.</summary>
    public string Render() =>
        $"""
        <div class="here" id="here" data-notebook="{HtmlText.Encode(Notebook)}" {Files.Attributes}>
        <label hidden>Pod recorded on <select>{string.Concat(Recordings.Select(Option))}</select></label>
        <button type="button" hidden>Run this lesson here</button>
        <span role="status"></span>
        </div>
        <script>{Starter}</script>

        """;

    // A recording's file is named after its lesson and its kind of cluster: 05-pod-infrastructure.kind.podlab.json.gz.
    private static string Option(string recording) => recording.Split('.') is [_, var kind, ..]
        ? $"<option value=\"{HtmlText.Encode(recording)}\">{(kind == "standalone" ? "a standalone node" : $"a {HtmlText.Encode(kind)} cluster")}</option>" : "";
}
