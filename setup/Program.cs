using System.CommandLine;
using PodLab.Setup.Commands;

var root = new RootCommand("PodLab: C# notebooks that take a Kubernetes pod apart.");
foreach (var command in CommandList.All())
{
    root.Subcommands.Add(command);
}

return await root.Parse(args).InvokeAsync();
