namespace PodLab.Tests.NotebookRunner;

/// <summary>A notebook in its own folder, deleted with the test.</summary>
internal sealed class NotebookCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("podlab-test-");

    private NotebookCopy(string text)
    {
        if (!OperatingSystem.IsWindows())
        {
            // Also for a test in which another user runs it.
            File.SetUnixFileMode(_folder.FullName, (UnixFileMode)0b111_101_101);
        }

        Path = System.IO.Path.Combine(_folder.FullName, "sample.ipynb");
        File.WriteAllText(Path, text);
    }

    public static string SampleText { get; } = File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "Fixtures", "notebooks", "sample.ipynb"));

    public string Path { get; }

    public string Folder => _folder.FullName;

    public static NotebookCopy OfSample() => new(SampleText);

    public static NotebookCopy OfText(string text) => new(text);

    public static NotebookCopy OfCells(params string[] sources)
    {
        var sample = JsonNode.Parse(SampleText)!;
        sample["cells"] = new JsonArray([.. sources.Select((source, number) => new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = $"cell{number}",
            ["metadata"] = new JsonObject(),
            ["outputs"] = new JsonArray(),
            ["source"] = source,
        })]);
        return new(sample.ToJsonString());
    }

    /// <summary>As <see cref="OfCells"/>, with the tags of each cell.</summary>
    public static NotebookCopy OfTaggedCells(params (string Source, string[] Tags)[] cells)
    {
        var copy = OfCells([.. cells.Select(cell => cell.Source)]);
        var notebook = JsonNode.Parse(File.ReadAllText(copy.Path))!;
        foreach (var (json, cell) in notebook["cells"]!.AsArray().Zip(cells))
        {
            json!["metadata"]!["tags"] = new JsonArray([.. cell.Tags.Select(tag => (JsonNode)tag)]);
        }

        File.WriteAllText(copy.Path, notebook.ToJsonString());
        return copy;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
