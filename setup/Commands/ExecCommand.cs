using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using PodLab.Clusters.Standalone;
using PodLab.Setup.StandaloneNode;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab exec NODE -- ARGV</c>: runs a command on the node, with this terminal's input and output.</summary>
internal static class ExecCommand
{
    public static Command Create()
    {
        var node = new Argument<string>("node") { Description = "The node's name: podlab-node." };
        var argv = new Argument<string[]>("command") { Description = "The command and its arguments, after --.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("exec", "Run a command on the node: exec podlab-node -- ps -eo pid,ppid,cmd") { node, argv };
        command.Run((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(node), parsed.GetRequiredValue(argv), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string name, string[] argv, CancellationToken cancellation)
    {
        var record = StateFolder.Default().FindNodeRecord();
        if (record is null || !record.IsRunning())
        {
            throw new PodLabException($"No node runs. Start it with `{TerminalCommand.Words} up`.");
        }

        if (record.Name != name)
        {
            throw new PodLabException($"There is no node {name}. There is {record.Name}.");
        }

        var entry = NodeEntry.Argv(record, argv);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Programs.Get(entry[0]), entry.Skip(1)))!;
            await process.WaitForExitAsync(cancellation);
            return process.ExitCode;
        }
        catch (Win32Exception error)
        {
            throw new PodLabException($"{entry[0]} could not be started: {error.Message}", error);
        }
    }
}
