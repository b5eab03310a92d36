using System.CommandLine;
using System.Reflection;
using PodLab.Setup.Export;
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

        var notebook = Notebook.Read(source);
        try
        {
            await (format == ExportFormat.Html
                ? File.WriteAllTextAsync(target, HtmlPage.Render(notebook, PageFacts.Of(notebook, _version), LinkTo(source, target)), cancellation)
                // Markdown is kept in git, where a new version of the tool should not show as a change.
                : MarkdownFiles.WriteAsync(notebook, PageFacts.Of(notebook, toolVersion: null), target, cancellation));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PodLabException($"{source} could not be exported to {target}: {error.Message}", error);
        }
    }

    private static string LinkTo(string source, string target) => Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(target))!, source);
}
