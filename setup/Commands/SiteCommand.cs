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
            await SiteFolder.WriteAsync(
                [.. Lessons.Shared().Select(Notebook.Read)], Lessons.Folder, Lessons.FindGlossary(), target, ExportCommand.Version, CommandActions.Progress(), cancellation);
            var size = new DirectoryInfo(target).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1024.0 / 1024;
            AnsiConsole.MarkupLineInterpolated($"Wrote {target} ({size:0.0} MB). See it: {TerminalCommand.Words} serve {target}");
            return 0;
        });
        return command;
    }
}
