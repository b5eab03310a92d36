using System.CommandLine;
using PodLab.Setup.Commands;
using Spectre.Console;

var root = new RootCommand("PodLab: C# notebooks that take a Kubernetes pod apart. Without a command: starts a node and runs a lesson on it.");
foreach (var command in CommandList.All())
{
    root.Subcommands.Add(command);
}

LessonCommand.MakeDefaultOf(root);
CommandActions.LeaveLinesWhole(AnsiConsole.Console);
StaleBuild.Warn();
// Ctrl-C ends everything that can be interrupted immediately. The rest, mainly the installation of packages, gets more time.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(5) });
