using System.CommandLine;
using PodLab.Setup.Export;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab serve FOLDER</c>: serves a folder to browsers of this machine until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "The folder to serve, for example the one that site wrote." };
        var port = new Option<int>("--port") { Description = "The port. Default: 8080.", DefaultValueFactory = _ => 8080 };
        var command = new Command("serve", "Serve a folder on the loopback interface, as any static host would.") { folder, port };
        command.Run(async (parsed, cancellation) =>
        {
            using var server = StaticServer.Start(parsed.GetRequiredValue(folder), parsed.GetValue(port));
            AnsiConsole.MarkupLineInterpolated($"Open {server.Address} (Ctrl-C ends it).");
            await server.RunAsync(cancellation);
            return 0;
        });
        return command;
    }
}
