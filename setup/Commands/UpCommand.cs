using System.CommandLine;
using PodLab.Clusters.Standalone;
using PodLab.Setup.StandaloneNode;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab up</c>: makes a cluster run.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var cluster = new Option<string>("--cluster") { Description = "Which kind of cluster: standalone.", DefaultValueFactory = _ => "standalone" };
        var noInstall = new Option<bool>("--no-install") { Description = "Do not install Debian packages; fail if some are missing." };
        var cgroups = new Option<string>("--cgroups") { Description = "The shape of control groups that containers see.", DefaultValueFactory = _ => "v2" };
        cluster.AcceptOnlyFromAmong("standalone");
        cgroups.AcceptOnlyFromAmong("v1", "v2");
        var command = new Command("up", "Start the node that lessons run on; does nothing when it runs already.") { cluster, noInstall, cgroups };
        command.Run(async (parsed, cancellation) =>
        {
            var options = new UpOptions(!parsed.GetValue(noInstall), parsed.GetValue(cgroups) == "v1" ? 1 : 2);
            await RunAsync(options, cancellation);
            return 0;
        });
        return command;
    }

    /// <summary>Starts the node and says what was done.</summary>
    public static async Task<UpReport> RunAsync(UpOptions options, CancellationToken cancellation)
    {
        var life = new StandaloneNodeLife(StateFolder.Default(), CommandActions.Progress());
        var report = await life.UpAsync(options, TerminalCommand.Words, cancellation);
        AnsiConsole.MarkupLineInterpolated(
            report.WasRunning
                ? (FormattableString)$"Node [bold]{report.Node.Name}[/] runs already, since {report.Node.StartedAt.ToLocalTime():HH:mm}."
                : $"Node [bold]{report.Node.Name}[/] runs ({report.Duration.TotalSeconds:0.0} s{(report.Node.Rootless ? ", without root's rights" : "")}). Stop it with `{TerminalCommand.Words} down`.");
        return report;
    }
}
