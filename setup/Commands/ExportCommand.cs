using System.CommandLine;
using System.Reflection;
using PodLab.Setup.Export;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary>
/// <c>podlab export NOTEBOOK.ipynb</c>: an executed notebook as one HTML page or as Markdown for GitHub. <c>podlab export --course FOLDER</c>: the whole course as pages.
/// </summary>
internal static class ExportCommand
{
    /// <summary>The version of the tool; null if its assembly doesn't name one.</summary>
    public static readonly string? Version =
        typeof(ExportCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    public static Command Create()
    {
        var notebook = new Argument<string?>("notebook") { Arity = ArgumentArity.ZeroOrOne, Description = "An executed notebook (.ipynb; of a .dib file, the text), or the number of a lesson that was run." };
        var output = new Option<string?>("--output") { Description = "The file to write. Default: beside the notebook, with .html or .md." };
        var format = new Option<ExportFormat?>("--format") { Description = "html or markdown. Default: what the output's name ends with, else html." };
        var course = new Option<string?>("--course") { Description = "The folder for pages of the whole course, made from the executed lessons in notebooks/shared." };
        var command = new Command("export", "Write an executed notebook as one self-contained HTML page, or as Markdown for GitHub.") { notebook, output, format, course };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(notebook) is null) == (result.GetValue(course) is null))
            {
                result.AddError("Name an executed notebook, or a folder with --course.");
            }
            else if (result.GetValue(course) is not null && (result.GetValue(output) is not null || result.GetValue(format) is not null))
            {
                result.AddError("--course writes HTML pages into its folder. It takes no --output and no --format.");
            }
        });
        command.Run(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(course) is { } folder)
            {
                await WriteCourseAsync(folder, cancellation);
                return 0;
            }

            var source = Lessons.ResolveExecuted(parsed.GetValue(notebook)!);
            var named = parsed.GetValue(output);
            var wanted = parsed.GetValue(format) ?? (named?.EndsWith(".md", StringComparison.OrdinalIgnoreCase) == true ? ExportFormat.Markdown : ExportFormat.Html);
            var target = named ?? Path.ChangeExtension(source, wanted == ExportFormat.Html ? ".html" : ".md");
            await WriteAsync(source, target, wanted, cancellation);
            AnsiConsole.MarkupLineInterpolated($"Wrote {target} ({new FileInfo(target).Length / 1024.0:0} KB).");
            return 0;
        });
        return command;
    }

    private static async Task WriteCourseAsync(string folder, CancellationToken cancellation)
    {
        var lessons = Lessons.Shared();
        try
        {
            var files = await CourseFolder.WriteAsync([.. lessons.Select(Notebook.Read)], Lessons.FindGlossary(), folder, Version, runnable: null, cancellation);
            var size = files.Sum(file => new FileInfo(Path.Combine(folder, file)).Length) / 1024.0 / 1024;
            AnsiConsole.MarkupLineInterpolated($"Wrote {files.Count} files to {folder} ({size:0.0} MB). Open {Path.Combine(folder, files[0])}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PodLabException($"The course could not be written to {folder}: {error.Message}", error);
        }
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
                ? File.WriteAllTextAsync(target, HtmlPage.Render(notebook, PageFacts.Of(notebook, Version), LinkTo(source, target)), cancellation)
                // Markdown is kept in git, where a new version of the tool should not appear as a change.
                : MarkdownFiles.WriteAsync(notebook, PageFacts.Of(notebook, toolVersion: null), target, cancellation));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PodLabException($"{source} couldn't be exported to {target}: {error.Message}", error);
        }
    }

    private static string LinkTo(string source, string target) => Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(target))!, source);
}
