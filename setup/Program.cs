using System.CommandLine;
using PodLab.Setup.Commands;

var root = new RootCommand("PodLab: C# notebooks that take a Kubernetes pod apart. Without a command: starts a node and runs lesson 05 on it.");
foreach (var command in CommandList.All())
{
    root.Subcommands.Add(command);
}

LessonCommand.MakeDefaultOf(root);
return await root.Parse(args).InvokeAsync();
