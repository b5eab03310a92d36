using System.CommandLine;

namespace PodLab.Setup.Commands;

/// <summary>Every subcommand of the tool, in the order in which the help shows them.</summary>
internal static class CommandList
{
    public static IEnumerable<Command> All() =>
    [
        DoctorCommand.Create(),
        UpCommand.Create(),
        DownCommand.Create(),
        RunCommand.Create(),
        KernelCommand.Create(),
        ExecCommand.Create(),
        ExportCommand.Create(),
        ShareCommand.Create(),
        SuperviseCommand.Create(),
        CrictlCommand.Create(),
    ];
}
