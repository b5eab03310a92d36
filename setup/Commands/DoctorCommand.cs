using System.CommandLine;
using PodLab.Clusters.Standalone;
using PodLab.Setup.Kind;
using PodLab.Setup.StandaloneNode.Doctor;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab doctor</c>: what this machine has, what it lacks, and the one command that mends each.</summary>
internal static class DoctorCommand
{
    private const int CannotRun = 1;

    public static Command Create()
    {
        var command = new Command("doctor", "Say what this machine has and lacks for a lesson; changes nothing. Exit code 0: a lesson can run.");
        command.Run(async (_, cancellation) =>
        {
            var machine = MachineExamination.RunAsync(StateFolder.Default(), cancellation);
            Finding[] findings = [.. await machine, .. await ClusterExamination.RunAsync(cancellation)];
            Show(findings);
            return findings.Any(finding => finding.Health == Health.Bad) ? CannotRun : 0;
        });
        return command;
    }

    private static void Show(IReadOnlyList<Finding> findings)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("", "what", "found", "to mend it");
        foreach (var finding in findings)
        {
            table.AddRow(Mark(finding.Health), finding.Subject.EscapeMarkup(), finding.Seen.EscapeMarkup(), finding.Remedy.EscapeMarkup());
        }

        AnsiConsole.Write(table);
        var up = $"{TerminalCommand.Words} up{(OperatingSystem.IsLinux() ? "" : " --cluster kind")}";
        AnsiConsole.WriteLine(findings.Count(finding => finding.Health == Health.Bad) switch
        {
            0 => $"A lesson can run here. `{up}` starts what it runs on.",
            var count => $"No lesson can run on a cluster here yet: mend what is marked ✘ ({count}). "
                + $"Until then `{TerminalCommand.Words} run NOTEBOOK --cluster recorded` runs it as it was recorded.",
        });
    }

    // A sign and a word, so that nothing hangs on colour.
    private static string Mark(Health health) => health switch
    {
        Health.Good => "[green]✔ good[/]",
        Health.Remark => "[yellow]• note[/]",
        _ => "[red]✘ bad[/]",
    };
}
