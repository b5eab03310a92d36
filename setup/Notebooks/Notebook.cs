using PodLab.Rendering;

namespace PodLab.Setup.Notebooks;

/// <summary>
/// A notebook of format 4 (<see href="https://nbformat.readthedocs.io/en/latest/format_description.html">nbformat</see>). Keeps anything it doesn't
/// recognize unchanged. A notebook in Jupyter's own formatting is written with the same bytes as read.
/// </summary>
/// <remarks>
/// The JSON is the notebook; cells, outputs and bundles are typed views of it. Reading finds all faults of the file at once, so that no value fails
/// later. The content of a cell is read tolerantly.
/// </remarks>
internal sealed partial class Notebook
{
    private const int Format = 4;
    private const int LongestQuote = 40;

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private Notebook(string path, JsonObject json) =>
        (Path, Json, Cells) = (path, json, [.. json["cells"]!.AsArray().Select(cell => new NotebookCell((JsonObject)cell!))]);

    /// <summary>The file from which it was read.</summary>
    public string Path { get; }

    /// <summary>The notebook as stored in its file. Write it with <see cref="ToText"/>.</summary>
    public JsonObject Json { get; }

    /// <summary>Its cells, in their order.</summary>
    public IReadOnlyList<NotebookCell> Cells { get; }

    /// <summary>Its metadata: its kernel, its language.</summary>
    public JsonObject Metadata => Json.Field("metadata") as JsonObject ?? [];

    /// <summary>The language of its code by its kernel's name (<c>C#</c>, <c>python</c>); null if it isn't specified.</summary>
    public string? Language => new[] { Metadata.Field("kernelspec").Field("language"), Metadata.Field("language_info").Field("name") }
        .Select(JsonFields.Text).FirstOrDefault(name => name.Length > 0);

    /// <summary>Whether its code is C#, or its language isn't specified.</summary>
    public bool IsCSharp => Language is null or "C#" or "csharp";

    /// <summary>Reads a file, <c>.ipynb</c> or <c>.dib</c>.</summary>
    /// <exception cref="PodLabException">The file doesn't exist, or isn't a notebook of format 4; the message says what it is.</exception>
    public static Notebook Read(string path)
    {
        try
        {
            var text = File.ReadAllText(path, _strict);
            return DibFile.Is(path) ? DibFile.Parse(text, path) : Parse(text, path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PodLabException($"There's no notebook {path} (looked from {Directory.GetCurrentDirectory()}).", error);
        }
        catch (DecoderFallbackException error)
        {
            throw new PodLabException($"{System.IO.Path.GetFileName(path)} is not a notebook: it isn't text in UTF-8.", error);
        }
    }

    /// <summary>A new notebook that has never run.</summary>
    /// <param name="name">Its file's name.</param>
    /// <param name="cells">Its cells.</param>
    public static Notebook Of(string name, params IEnumerable<JsonObject> cells) => Parse(
        new JsonObject { ["cells"] = new JsonArray([.. cells]), ["metadata"] = new JsonObject(), ["nbformat"] = Format, ["nbformat_minor"] = 5 }.ToJsonString(), name);

    /// <summary>A Markdown cell of a new notebook.</summary>
    public static JsonObject Text(string markdown) => new() { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = markdown };

    /// <summary>Reads a file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The file, for messages and for <see cref="Path"/>.</param>
    /// <exception cref="PodLabException">It isn't a notebook of format 4; the message says what it is.</exception>
    public static Notebook Parse(string text, string path)
    {
        var name = System.IO.Path.GetFileName(path);
        try
        {
            return PythonJson.Parse(text) is JsonObject json ? new(path, Checked(json, name)) : throw NoNotebook(name, "its JSON is not an object");
        }
        catch (PythonJsonException fault)
        {
            throw Conflict().Match(text) is { Success: true } marker
                ? new PodLabException(
                    $"{name} contains a Git merge conflict: line {text.AsSpan(0, marker.Index).Count('\n') + 1} is "
                    + $"\"{ShortText.StartOf(marker.Value, LongestQuote)}\". Resolve the conflict first, for example `git checkout --ours {path}`.", fault)
                : new PodLabException($"{name} is not JSON, {fault.Message}.", fault);
        }
    }

    /// <summary>The file's text as Jupyter writes it: indented by one space, with a line break at the end.</summary>
    public string ToText() => PythonJson.Write(Json, indent: 1) + "\n";

    private static JsonObject Checked(JsonObject json, string name)
    {
        if (json.Field("nbformat").Number() is not { } format)
        {
            throw NoNotebook(name, "its JSON has no number \"nbformat\"");
        }

        if (format != Format)
        {
            throw new PodLabException($"{name} is a notebook of format {format}, and PodLab reads format {Format}. " + (format < Format
                ? $"Convert it: `jupyter nbconvert --to notebook --inplace {name}`."
                : "A newer version of PodLab may read it."));
        }

        if (json.Field("cells") is not JsonArray cells)
        {
            throw NoNotebook(name, "its JSON has no list \"cells\"");
        }

        var broken = cells.TakeWhile(cell => cell is JsonObject).Count();
        return broken == cells.Count ? json : throw NoNotebook(name, $"item {broken + 1} of its \"cells\" is not an object");
    }

    private static PodLabException NoNotebook(string name, string reason) => new($"{name} is not a notebook: {reason}.");

    [GeneratedRegex("^(?:<{7}|={7}|>{7})(?: [^\r\n]*)?", RegexOptions.Multiline)]
    private static partial Regex Conflict();
}
