using System.Xml.Linq;

namespace PodLab.Tests.Anatomy;

/// <summary>A real process with a name that would break out of a page: invalid UTF-8, elements, a mark of writing direction, a formula.</summary>
public partial class HostilePods(StandaloneNodeFixture fixture)
{
    private const int Attempts = 200;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_process_calls_itself_is_shown_and_does_nothing()
    {
        Need.StandaloneNode.OrSkip();
        await using var lab = await fixture.OpenLabAsync();
        await lab.ApplyAsync(
            """
            apiVersion: v1
            kind: Pod
            metadata: { name: hostile, namespace: dev }
            spec:
              terminationGracePeriodSeconds: 0
              containers:
              - name: demox
                image: demo:1.0.0
                command: [php]
                args: ["-r", "cli_set_process_title(\"=1+1|\\xff\\xfe<script>alert(1)</script>\\u{202e}**b**]\"); sleep(600);"]
            """,
            cancellation: Cancellation);
        await lab.WaitUntilReadyAsync("hostile", cancellation: Cancellation);
        var node = await lab.NodeOfAsync("hostile", cancellation: Cancellation);
        var pod = await lab.AnatomyAsync("hostile", cancellation: Cancellation);

        // The process sets its title itself, a moment after it starts.
        for (var attempt = 0; attempt < Attempts && !pod.Container("demox").FirstProcess!.Command.StartsWith("=1+1", StringComparison.Ordinal); attempt++)
        {
            await Task.Delay(50, Cancellation);
            pod = await lab.AnatomyAsync("hostile", cancellation: Cancellation);
        }

        XDocument.Parse(pod.Drawing().ToSvg());
        var processes = (await node.ProcessesAsync(Cancellation)).Of(pod);
        var (map, tree) = (await node.NamespaceMapAsync(Cancellation), await node.NamespaceTreeAsync(Cancellation));
        XDocument.Parse(map.Picture.ToSvg());
        string[] shown =
        [
            pod.ToHtml(), pod.Drawing().ToHtml(), pod.Matrix().ToHtml(), processes.ToHtml(), map.ToHtml(), tree.ToHtml(), tree.Table().ToHtml(),
            map.FigureJson!, pod.Mermaid(), pod.Drawing().ToString(), map.ToString(),
        ];
        shown.ShouldAllBe(text => !text.Contains('\u202e'));
        shown[..8].ShouldAllBe(text => !Script().IsMatch(text));
        map.FigureJson.ShouldNotBeNull();
        map.ToString().ShouldContain("<script>alert(1)</script>");
    }

    [GeneratedRegex("<script", RegexOptions.IgnoreCase)]
    private static partial Regex Script();
}
