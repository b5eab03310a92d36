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
// Ctrl-C ends whatever can be broken off at once. What cannot be, the installation of packages most of all, is given time.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(5) });
