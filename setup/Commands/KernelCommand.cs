using System.CommandLine;
using PodLab.Setup.KernelSpecs;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab kernel install | uninstall | list</c>: the C# kernel in VS Code, JupyterLab and Notebook.</summary>
internal static class KernelCommand
{
    public static Command Create() =>
        new("kernel", "Make the C# kernel known to VS Code, JupyterLab and Jupyter Notebook.") { CreateInstall(), CreateUninstall(), CreateList() };

    private static Command CreateInstall()
    {
        var folder = new FolderOptions();
        var alias = new Option<bool>("--also-net-csharp")
        {
            Description = "Open notebooks made for .NET Interactive with it, too; never in place of another kernel.",
        };
        var command = new Command("install", "Install the kernel, under the name that the notebooks ask for.") { folder.User, folder.Prefix, alias };
        command.Run((parsed, _) =>
        {
            foreach (var spec in KernelInstallation.Install(folder.Of(parsed), parsed.GetValue(alias)))
            {
                AnsiConsole.MarkupLineInterpolated($"Installed [bold]{spec.Name}[/] in {spec.Folder}");
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static Command CreateUninstall()
    {
        var folder = new FolderOptions();
        var command = new Command("uninstall", "Remove the kernel; other kernels stay.") { folder.User, folder.Prefix };
        command.Run((parsed, _) =>
        {
            var removed = KernelInstallation.Uninstall(folder.Of(parsed));
            AnsiConsole.MarkupLineInterpolated(
                removed.Count == 0
                    ? (FormattableString)$"There is no kernel of PodLab in {folder.Of(parsed)}"
                    : $"Removed {string.Join(", ", removed.Select(spec => spec.Folder))}");
            return Task.FromResult(0);
        });
        return command;
    }

    private static Command CreateList()
    {
        var command = new Command("list", "List the kernels that Jupyter finds, PodLab's marked.");
        command.Run((_, _) =>
        {
            var table = new Table().AddColumns("kernel", "whose", "folder");
            foreach (var spec in JupyterFolders.All.Distinct().SelectMany(KernelInstallation.In))
            {
                table.AddRow(spec.Name.EscapeMarkup(), spec.IsOurs ? "PodLab's" : "another's", spec.Folder.EscapeMarkup());
            }

            AnsiConsole.Write(table);
            return Task.FromResult(0);
        });
        return command;
    }

    private sealed class FolderOptions
    {
        public Option<bool> User { get; } = new("--user") { Description = "For you alone; the default." };

        public Option<string?> Prefix { get; } = new("--prefix") { Description = "Under an installation prefix: /usr/local, or a Python environment." };

        public string Of(ParseResult parsed) => (parsed.GetValue(User), parsed.GetValue(Prefix)) switch
        {
            (_, null) => JupyterFolders.OfUser,
            (false, var prefix) => JupyterFolders.UnderPrefix(prefix),
            _ => throw new PodLabException("--user and --prefix exclude each other."),
        };
    }
}
