using System.CommandLine;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab doctor</c>: shows what this machine has, what it lacks, and the one command that fixes each problem.</summary>
internal static class DoctorCommand
{
    private const int CannotRun = 1;
    private const string Indentation = "        ";

    public static Command Create()
    {
        var command = new Command("doctor", "Show what this machine has and lacks for a lesson; changes nothing. Exit code 0: a lesson can run.");
        command.Run(async (_, cancellation) =>
        {
            var machine = MachineExamination.RunAsync(StateFolder.Default(), cancellation);
            Finding[] findings = [.. await machine, .. await ClusterExamination.RunAsync(cancellation)];
            Show(findings, AnsiConsole.Console);
            AnsiConsole.WriteLine(Verdict(findings.Count(finding => finding.Health == Health.Bad)));
            return findings.Any(finding => finding.Health == Health.Bad) ? CannotRun : 0;
        });
        return command;
    }

    /// <summary>One line per finding, followed by its fix on a separate line, so that it can be copied.</summary>
    public static void Show(IReadOnlyList<Finding> findings, IAnsiConsole console)
    {
        CommandActions.LeaveLinesWhole(console);
        var width = findings.Max(finding => finding.Subject.Length);
        foreach (var finding in findings)
        {
            console.MarkupLine($"{Mark(finding.Health)}  {finding.Subject.PadRight(width).EscapeMarkup()}  {finding.Seen.ReplaceLineEndings(" ").EscapeMarkup()}");
            if (finding.Remedy.Length > 0)
            {
                console.MarkupLine($"{Indentation}{finding.Remedy.EscapeMarkup()}");
            }
        }

        console.WriteLine();
    }

    private static string Verdict(int bad) => bad == 0
        ? $"A lesson can run here. `{TerminalCommand.Words} up{(OperatingSystem.IsLinux() ? "" : " --cluster kind")}` starts a cluster for it."
        : $"No lesson can run on a cluster here yet. Fix the findings marked ✘ ({bad}): the line under each says how. "
            + $"Until then `{TerminalCommand.Words} run 05 --cluster recorded` replays a lesson.";

    // A sign and a word, so that the meaning doesn't depend on color.
    private static string Mark(Health health) => health switch
    {
        Health.Good => "[green]✔ good[/]",
        Health.Remark => "[yellow]• note[/]",
        _ => "[red]✘ bad [/]",
    };
}
