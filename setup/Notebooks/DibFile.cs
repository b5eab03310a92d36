using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Documents.Jupyter;

namespace PodLab.Setup.Notebooks;

/// <summary>
/// A notebook in .NET Interactive's own format, <c>.dib</c>: text in which a line such as <c>#!csharp</c> starts a cell. Microsoft's library reads
/// it.
/// </summary>
/// <remarks>
/// The same library could also read and write <c>.ipynb</c>. But it can't store PodLab's outputs: writing a JSON output, such as a chart or an
/// exercise's result, fails.
/// </remarks>
internal static class DibFile
{
    /// <summary>The extension of such files.</summary>
    public const string Extension = ".dib";

    private const string CSharp = "csharp";

    private static readonly KernelInfo[] _kernels =
    [
        new(CSharp, "C#", ["c#"]), new("fsharp", "F#", ["f#"]), new("pwsh", "PowerShell", ["powershell"]), new("javascript", "JavaScript", ["js"]),
        new("html", "HTML", []), new("markdown", "Markdown", ["md"]), new("mermaid", "Mermaid", []), new("sql", "T-SQL", []), new("kql", "KQL", []),
        new("http", "HTTP", []), new("value", null, []),
    ];

    /// <summary>Whether a path names one.</summary>
    public static bool Is(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads its text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The file, for messages and for <see cref="Notebook.Path"/>.</param>
    /// <returns>The notebook, without outputs: the format has none.</returns>
    /// <exception cref="PodLabException">The file's metadata after <c>#!meta</c> isn't JSON.</exception>
    public static Notebook Parse(string text, string path)
    {
        try
        {
            var kernels = new KernelInfoCollection { DefaultKernelName = CSharp };
            kernels.AddRange(_kernels);
            return Notebook.Parse(CodeSubmission.Parse(text, kernels).ToJupyterJson(CSharp), path);
        }
        catch (System.Text.Json.JsonException fault)
        {
            throw new PodLabException($"{Path.GetFileName(path)} can't be read: its metadata after `#!meta` isn't JSON. {fault.Message}", fault);
        }
    }
}
