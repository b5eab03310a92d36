using PodLab.Setup.Export;
using PodLab.Setup.Notebooks;
using PodLab.Tests.Anatomy;

namespace PodLab.Tests.Export;

/// <summary>Pages to look at in a browser: the whole executed lesson, and pods of 1, 3 and 12 containers.</summary>
internal static class ExportedPages
{
    public static string Lesson() => Render(Notebook.Read(Repository.Path("notebooks", "shared", "05-pod-infrastructure.ipynb")));

    /// <summary>A page with everything that a page can contain.</summary>
    public static string Everything() => Render(Cells.Of(
        Cells.Markdown("# Everything\n\nText with `code`, a [link](https://example.org), and a list:\n\n- one\n- two\n\n> A quotation.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n## Part"),
        Cells.Code("// A comment\nvar x = $\"text {1 + 2}\";\n#r \"a.dll\"", Cells.Stream("stdout", "printed"), Cells.Stream("stderr", "complained")),
        Cells.Code("throw new Exception();", Cells.Error("Exception", "It failed.", "at cell 2, line 1")),
        Cells.Code("a", Cells.Exercise("E05.1", "passed")),
        Cells.Code("b", Cells.Exercise("E05.2", "wrong")),
        Cells.Code("c", Cells.Exercise("E05.3", "unanswered")),
        Cells.Code("chart", Chart("A chart")),
        Cells.Code("note", Noted("PID 892", "my web server")),
        Cells.Code("picture", Cells.Result("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><circle cx='20' cy='20' r='15'/></svg>"))));

    public static string Pod(int containers)
    {
        var node = new SmallNode();
        for (var i = 1; i < containers; i++)
        {
            var pid = SmallNode.First + i;
            node.Add(pid, SmallNode.Shim, $"php -S 127.0.0.1:{9081 + i}", like: SmallNode.Pause);
            node.Change(pid, NamespaceType.Mnt, 500 + (ulong)i);
            node.Change(pid, NamespaceType.Pid, 600 + (ulong)i);
            node.Pod.Spec.Containers.Add(new V1Container { Name = $"demo-{i}", Image = "demo:1.0.0" });
            node.Containers.Add(SmallNode.Container($"more{i}", $"demo-{i}", pid));
        }

        var pod = node.Anatomy();
        return Render(Cells.Of(
            Cells.Markdown($"# A pod of {containers}"), Cells.Code("pod.Drawing()", Shown(pod.Drawing())), Cells.Code("pod.Matrix()", Shown(pod.Matrix()))));
    }

    public static string Render(Notebook notebook) => HtmlPage.Render(notebook, new PageFacts(ToolVersion: "0.1.0"));

    public static JsonObject Chart(string label)
    {
        var result = Cells.Result("application/vnd.plotly.v1+json", new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject
            {
                ["type"] = "treemap", ["ids"] = new JsonArray("0", "1"), ["labels"] = new JsonArray(label, $"{label} 1"), ["parents"] = new JsonArray("", "0"),
            }),
            ["layout"] = new JsonObject { ["title"] = new JsonObject { ["text"] = label }, ["height"] = 300 },
            ["config"] = new JsonObject(),
        });
        result["data"]!["text/html"] = "<img alt=\"A chart\" width=\"90\" height=\"60\" src=\"data:image/svg+xml;base64,PHN2ZyB4bWxucz0naHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmcnIHdpZHRoPSc5MCcgaGVpZ2h0PSc2MCc+PHJlY3Qgd2lkdGg9JzkwJyBoZWlnaHQ9JzYwJy8+PC9zdmc+\">"
            + "<p>The chart in words.</p>";
        return result;
    }

    public static JsonObject Noted(string about, string text)
    {
        var result = Cells.Result(Note.MimeType, new JsonArray(new JsonObject { ["about"] = about, ["text"] = text }));
        result["data"]!["text/html"] = "<p>Something noted.</p>";
        return result;
    }

    private static JsonObject Shown(Displayable shown)
    {
        var result = Cells.Result("text/html", shown.ToHtml());
        result["data"]!["text/plain"] = shown.ToString();
        return result;
    }
}
