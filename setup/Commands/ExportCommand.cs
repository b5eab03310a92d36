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
        var runnable = new Option<string?>("--runnable") { Description = "A lesson's number or notebook, to write as one page that also runs it, from a file, on its recorded pods. Builds the kernel for browsers." };
        var command = new Command("export", "Write an executed notebook as one self-contained HTML page, or as Markdown for GitHub.") { notebook, output, format, course, runnable };
        command.Validators.Add(result =>
        {
            if (new[] { result.GetValue(notebook), result.GetValue(course), result.GetValue(runnable) }.OfType<string>().Count() != 1)
            {
                result.AddError("Name an executed notebook, a folder with --course, or a lesson with --runnable.");
            }
            else if (result.GetValue(runnable) is not null && result.GetValue(format) is not null)
            {
                result.AddError("--runnable writes an HTML page. It takes no --format.");
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

            if (parsed.GetValue(runnable) is { } lesson)
            {
                await WriteRunnableAsync(Lessons.Resolve(lesson), parsed.GetValue(output), cancellation);
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

    private static async Task WriteRunnableAsync(string lesson, string? output, CancellationToken cancellation)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(lesson))!, Path.GetFileNameWithoutExtension(lesson));
        var sources = LessonSources.Find(name, folder) ?? throw new PodLabException(File.Exists(lesson)
            ? $"{lesson} can't run in a browser: that needs a recorded pod, and {Path.Combine(folder, "recordings")} has none for it."
            : $"There is no notebook {lesson}.");
        var executed = Path.Combine(folder, "shared", Path.GetFileName(lesson));
        var target = output ?? Path.Combine(RunCommand.DefaultOutput, $"{name}.runnable.html");
        if (Directory.Exists(target))
        {
            throw new PodLabException($"{target} is a folder. Name a file with --output.");
        }

        var notebook = Notebook.Read(File.Exists(executed) ? executed : lesson);
        var unfinished = $"{target}.unfinished";
        var kernel = Directory.CreateTempSubdirectory("podlab-export-");
        try
        {
            // Before the minutes that the kernel takes: a place that can't be written to is known at once.
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
            await File.WriteAllTextAsync(unfinished, "", cancellation);
            await KernelFiles.WriteAsync(kernel.FullName, CommandActions.Progress(), cancellation);
            await File.WriteAllTextAsync(unfinished, RunnablePage.Render(
                notebook, sources, Path.Combine(kernel.FullName, KernelFiles.Kernel), Path.Combine(kernel.FullName, KernelFiles.Dotnet), Version), cancellation);
            File.Move(unfinished, target, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PodLabException($"{lesson} couldn't be exported to {target}: {error.Message}", error);
        }
        finally
        {
            kernel.Delete(recursive: true);
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }

        AnsiConsole.MarkupLineInterpolated($"Wrote {target} ({new FileInfo(target).Length / 1e6:0.0} MB). Open it in a browser.");
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
