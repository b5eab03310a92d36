namespace PodLab.Setup.Export;

/// <summary>
/// The service worker (<c>sw.js</c>), with which a lesson opens without a network after a first visit, and the page that registers it. A lesson's own page
/// can't do that, because its policy allows no worker that has an address. A cell could start such a worker, and the policy wouldn't apply to it.
/// </summary>
internal static class OfflineFiles
{
    private const string Worker = "sw.js";

    private const string Page = "offline.html";

    // The lesson's files pass through the service worker only if the lesson waits for it. Without one, the frame reports an error, or isn't our page, and
    // the lesson goes on.
    private const string Waiting = """
            if (location.protocol === 'file:') { throw new Error('A page from a file can only be read. To run lessons, serve the folder: podlab serve FOLDER.'); }
            if (navigator.serviceWorker && !navigator.serviceWorker.controller) {
              const frame = Object.assign(document.createElement('iframe'), { src: 'offline.html', title: 'Keeps this lesson for times without a network', hidden: true });
              await new Promise(resolve => {
                navigator.serviceWorker.oncontrollerchange = frame.onerror = resolve;
                frame.onload = () => { if (!frame.contentDocument?.querySelector('script')) { resolve(); } };
                setTimeout(resolve, 10000);
                document.body.append(frame);
              });
              frame.remove();
            }
        """;

    private const string Registering = """
        navigator.serviceWorker.register('sw.js').then(() => navigator.serviceWorker.ready)
          .then(({ active }) => active.postMessage(parent.location.href), () => frameElement.dispatchEvent(new Event('error')));
        """;

    /// <summary>The lines of a lesson's page that start all this.</summary>
    public static string Starter => Waiting;

    /// <summary>Writes the two files into the site's folder: a service worker serves only what is beside it or below.</summary>
    public static async Task WriteAsync(string folder, CancellationToken cancellation)
    {
        var script = Registering.ReplaceLineEndings("\n");
        await File.WriteAllTextAsync(Path.Combine(folder, Worker), Resources.Text(Worker), cancellation);
        await File.WriteAllTextAsync(
            Path.Combine(folder, Page),
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {PlotlyScript.Hash(script)}; worker-src 'self'; base-uri 'none'; form-action 'none'">
            <title>Keeps lessons for times without a network · PodLab</title>
            <script>{script}</script>
            </html>

            """.ReplaceLineEndings("\n"),
            cancellation);
    }
}
