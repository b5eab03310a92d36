using System.CommandLine;
using System.Runtime.InteropServices;
using PodLab.Clusters.Standalone;
using PodLab.Setup.StandaloneNode;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab exec NODE -- ARGV</c>: runs a command on the node, with this terminal's input and output.</summary>
internal static partial class ExecCommand
{
    private const int BrokenPipe = 13;
    private const nint Default = 0;

    public static Command Create()
    {
        var node = new Argument<string>("node") { Description = "The node's name: podlab-node." };
        var argv = new Argument<string[]>("command") { Description = "The command and its arguments, after --.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("exec", "Run a command on the node: exec podlab-node -- ps -eo pid,ppid,cmd") { node, argv };
        command.Run((parsed, _) => Run(parsed.GetRequiredValue(node), parsed.GetRequiredValue(argv)));
        return command;
    }

    private static Task<int> Run(string name, string[] argv)
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
        // .NET ignores this signal, and what is ignored stays so: `exec … | head` would end with a complaint.
        _ = Handle(BrokenPipe, Default);
        _ = Execute(Programs.Get(entry[0]), [.. entry, null]);
        throw new PodLabException($"{entry[0]} could not be started: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    // The command takes this process's place: terminal, Ctrl-C and exit code are its own (execve(2)).
    [LibraryImport("libc", EntryPoint = "execv", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Execute(string path, string?[] argv);

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint Handle(int signal, nint handler);
}
