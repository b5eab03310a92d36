using PodLab.Setup.Notebooks;

namespace PodLab.Tests.Export;

/// <summary>Small notebooks to export.</summary>
internal static class Cells
{
    /// <summary>A notebook of these cells, as read from its file.</summary>
    public static Notebook Of(params JsonNode[] cells) => Notebook.Parse(
        PythonJson.Write(new JsonObject
        {
            ["cells"] = new JsonArray(cells),
            ["metadata"] = new JsonObject(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        }),
        "notebooks/a-page.ipynb");

    public static JsonObject Markdown(string source) => new() { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = source };

    public static JsonObject Code(string source, params JsonNode[] outputs) => new()
    {
        ["cell_type"] = "code",
        ["execution_count"] = 1,
        ["metadata"] = new JsonObject(),
        ["source"] = source,
        ["outputs"] = new JsonArray(outputs),
    };

    public static JsonObject Stream(string name, string text) => new() { ["output_type"] = "stream", ["name"] = name, ["text"] = text };

    public static JsonObject Error(string name, string message, string traceback) => new()
    {
        ["output_type"] = "error",
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = new JsonArray(traceback),
    };

    public static JsonObject Result(string mime, JsonNode content) => new()
    {
        ["output_type"] = "execute_result",
        ["execution_count"] = 1,
        ["data"] = new JsonObject { [mime] = content },
        ["metadata"] = new JsonObject(),
    };

    public static JsonObject Exercise(string id, string outcome)
    {
        var result = Result("application/vnd.podlab.exercise+json", new JsonObject { ["id"] = id, ["outcome"] = outcome });
        result["data"]!["text/html"] = $"<blockquote><p><strong>{id}</strong></p></blockquote>";
        return result;
    }
}
