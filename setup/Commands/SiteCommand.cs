using System.CommandLine;
using PodLab.Setup.Export;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab site FOLDER</c>: the whole course as a static site, in which lessons run without a server.</summary>
internal static class SiteCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The folder to write." };
        var command = new Command("site", "Write the course as a static site whose lessons run in the browser, on recorded pods.") { folder };
        command.Run(async (parsed, cancellation) =>
        {
            var target = parsed.GetRequiredValue(folder);
            Notebook[] lessons = [.. Lessons.Shared().Select(Notebook.Read)];
            try
            {
                await SiteFolder.WriteAsync(
                    lessons, Lessons.Folder, Lessons.FindGlossary(), target, ExportCommand.Version, kernel => KernelFiles.WriteAsync(kernel, CommandActions.Progress(), cancellation), cancellation);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new PodLabException($"The site could not be written to {target}: {error.Message}", error);
            }

            var size = new DirectoryInfo(target).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1024.0 / 1024;
            AnsiConsole.MarkupLineInterpolated($"Wrote {target} ({size:0.0} MB). See it: {TerminalCommand.Words} serve {target}");
            return 0;
        });
        return command;
    }
}
