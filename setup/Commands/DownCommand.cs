using System.CommandLine;
using PodLab.Clusters.Standalone;
using PodLab.Setup.StandaloneNode;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab down</c>: stops what <c>up</c> started and leaves the machine as it was.</summary>
internal static class DownCommand
{
    public static Command Create()
    {
        var command = new Command("down", "Stop the node, and remove everything of it but the Debian packages.");
        command.Run(async (_, cancellation) =>
        {
            var state = StateFolder.Default();
            var installed = await new StandaloneNodeLife(state, CommandActions.Progress()).DownAsync(cancellation);
            AnsiConsole.WriteLine(installed switch
            {
                null => "There is no node to stop.",
                [] => "The node is stopped; nothing of it is left.",
                _ => $"The node is stopped. These packages, which `up` installed, stay: {string.Join(' ', installed)}",
            });
            return 0;
        });
        return command;
    }
}
