using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using PodLab.Setup.HtmlExport;
using PodLab.Setup.MarkdownExport;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab export NOTEBOOK.ipynb</c>: a notebook that was executed, as one HTML page or as Markdown for GitHub.</summary>
internal static class ExportCommand
{
    private static readonly string? _version =
        typeof(ExportCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    public static Command Create()
    {
        var notebook = new Argument<string>("notebook") { Description = "An executed notebook (.ipynb), or the number of a lesson that was run." };
        var output = new Option<string?>("--output") { Description = "The file to write. Default: beside the notebook, with .html or .md." };
        var format = new Option<ExportFormat?>("--format") { Description = "html or markdown. Default: what the output's name ends with, else html." };
        var command = new Command("export", "Write an executed notebook as one self-contained HTML page, or as Markdown for GitHub.") { notebook, output, format };
        command.Run(async (parsed, cancellation) =>
        {
            var source = Lessons.ResolveExecuted(parsed.GetRequiredValue(notebook));
            var named = parsed.GetValue(output);
            var wanted = parsed.GetValue(format) ?? (named?.EndsWith(".md", StringComparison.OrdinalIgnoreCase) == true ? ExportFormat.Markdown : ExportFormat.Html);
            var target = named ?? Path.ChangeExtension(source, wanted == ExportFormat.Html ? ".html" : ".md");
            await WriteAsync(source, target, wanted, cancellation);
            AnsiConsole.MarkupLineInterpolated($"Wrote {target} ({new FileInfo(target).Length / 1024.0:0} KB).");
            return 0;
        });
        return command;
    }

    private static async Task WriteAsync(string source, string target, ExportFormat format, CancellationToken cancellation)
    {
        if (Path.GetFullPath(source) == Path.GetFullPath(target))
        {
            throw new PodLabException($"The page would overwrite the notebook {source}. Name another file with --output.");
        }

        try
        {
            var notebook = Parsed(source, await File.ReadAllTextAsync(source, cancellation));
            var cells = new PageNotebook(notebook);
            await (format == ExportFormat.Html
                ? File.WriteAllTextAsync(
                    target, HtmlPage.Render(notebook, Path.GetFileNameWithoutExtension(source), HtmlPageFacts.Of(cells, _version)), cancellation)
                // Markdown is kept in git, where a new version of the tool should not show as a change.
                : MarkdownFiles.WriteAsync(notebook, HtmlPageFacts.Of(cells, toolVersion: null), target, cancellation));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PodLabException($"{source} could not be exported to {target}: {error.Message}", error);
        }
    }

    private static JsonObject Parsed(string source, string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject json && json["cells"] is JsonArray ? json
                : throw new PodLabException($"{source} is not a notebook of format 4: its JSON has no list \"cells\".");
        }
        catch (JsonException error)
        {
            throw new PodLabException($"{source} is not JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: {error.Message}", error);
        }
    }
}
