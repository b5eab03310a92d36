using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PodLab.Setup.NotebookRunner;

/// <summary>
/// A notebook file (<see href="https://nbformat.readthedocs.io/en/latest/format_description.html">nbformat 4</see>). What it does not know of it
/// keeps as it is; a notebook that is read and written is the same bytes.
/// </summary>
internal sealed class Notebook
{
    private static readonly JsonSerializerOptions _asJupyterWrites = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private Notebook(string path, JsonObject json)
    {
        (Path, Json) = (path, json);
        Cells = [.. json["cells"]!.AsArray().Select(cell => new NotebookCell(cell!.AsObject()))];
    }

    /// <summary>Where it was read from.</summary>
    public string Path { get; }

    public JsonObject Json { get; }

    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <exception cref="PodLabException">There is no such file, or it is no notebook in C#; the message says what it is.</exception>
    public static Notebook Read(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new PodLabException($"There is no notebook {path} (looked from {Directory.GetCurrentDirectory()}).");
        }

        try
        {
            var json = JsonNode.Parse(File.ReadAllText(path)) as JsonObject;
            if (json?["cells"] is not JsonArray || (int?)json["nbformat"] != 4)
            {
                throw new PodLabException($"{name} is not a notebook of format 4 (its JSON has no \"cells\", or \"nbformat\" is not 4).");
            }

            var language = (string?)json["metadata"]?["kernelspec"]?["language"] ?? (string?)json["metadata"]?["language_info"]?["name"];
            return language is null or "C#" or "csharp" ? new Notebook(path, json)
                : throw new PodLabException($"{name} is a notebook in {language}. PodLab runs notebooks in C#.");
        }
        catch (JsonException error)
        {
            throw new PodLabException($"{name} is not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: {error.Message}", error);
        }
        catch (InvalidOperationException error)
        {
            throw new PodLabException($"{name} is JSON, but not a notebook's: {error.Message}", error);
        }
    }

    /// <summary>The file's text as Jupyter writes it: indented by one space, a newline at the end.</summary>
    public string ToText() => JsonEscapes.AsPythonWrites(Json.ToJsonString(_asJupyterWrites)) + "\n";
}
