using System.CommandLine;
using PodLab.Setup.KernelSpecs;
using PodLab.Setup.VisualStudioCode;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab kernel install | uninstall | list</c>: the C# kernel in VS Code, JupyterLab and Notebook.</summary>
internal static class KernelCommand
{
    private const string OpenSettings = "“Preferences: Open User Settings (JSON)” (Ctrl+Shift+P)";

    public static Command Create() =>
        new("kernel", "Install the C# kernel in VS Code, JupyterLab and Jupyter Notebook.") { CreateInstall(), CreateUninstall(), CreateList() };

    private static Command CreateInstall()
    {
        var folder = new FolderOptions();
        var alias = new Option<bool>("--also-net-csharp")
        {
            Description = "Also open notebooks made for .NET Interactive with it; never replaces another kernel.",
        };
        var genuine = new Option<bool>(DotNetInteractive.Option)
        {
            Description = "Also install .NET Interactive's own kernel, from the version that PodLab is tested with; it listens on the loopback interface only.",
        };
        var force = new Option<bool>("--force") { Description = $"With {DotNetInteractive.Option}: replace a {DotNetInteractive.Name} that PodLab didn't install." };
        var vsCode = new Option<bool>("--vscode") { Description = "Also add to your VS Code settings the line that makes cells complete as you type." };
        var command = new Command("install", "Install the kernel under the name in the notebooks.") { folder.User, folder.Prefix, alias, genuine, force, vsCode };
        command.Validators.Add(given =>
        {
            if (given.GetValue(alias) && given.GetValue(genuine))
            {
                given.AddError($"--also-net-csharp and {DotNetInteractive.Option} can't be combined: both install a kernel called {DotNetInteractive.Name}.");
            }
        });
        command.Run(async (parsed, cancellation) =>
        {
            var target = folder.Of(parsed);
            foreach (var spec in KernelInstallation.Install(target, parsed.GetValue(alias)))
            {
                AnsiConsole.MarkupLineInterpolated($"Installed [bold]{spec.Name}[/] in {spec.Folder}");
            }

            if (parsed.GetValue(genuine))
            {
                var tool = await DotNetInteractive.RestoreAsync(cancellation);
                var spec = KernelInstallation.Install(tool, target, parsed.GetValue(force));
                AnsiConsole.MarkupLineInterpolated($"Installed [bold]{spec.Name}[/] in {spec.Folder}: .NET Interactive {tool.Version}");
            }

            return parsed.GetValue(vsCode) ? AddTriggers() : ShowTrigger();
        });
        return command;
    }

    private static int ShowTrigger()
    {
        Console.WriteLine("\nVS Code completes C# as you type only if this line is in your user settings:");
        Console.WriteLine($"\n    {CompletionTrigger.Line}\n");
        Console.WriteLine($"Add it with {OpenSettings}, or let `{TerminalCommand.Words} kernel install --vscode` do it.");
        return 0;
    }

    private static int AddTriggers()
    {
        var editors = UserSettings.Find();
        if (editors.Count == 0)
        {
            Console.WriteLine($"No user settings of VS Code were found on this machine. Where you see VS Code, add this line to them with {OpenSettings}:");
            Console.WriteLine($"\n    {CompletionTrigger.Line}\n");
        }

        return editors.Count(AddTrigger) == Math.Max(1, editors.Count) ? 0 : 1;
    }

    // If one editor's settings can't be read, the others still get the line.
    private static bool AddTrigger(UserSettings settings)
    {
        try
        {
            Console.WriteLine(settings.AddTrigger() ? $"Added to {settings.Path}: {CompletionTrigger.Line}" : $"{settings.Path} already has the line for completion.");
            return true;
        }
        catch (PodLabException error)
        {
            Console.Error.WriteLine($"podlab: {error.Message}");
            return false;
        }
    }

    private static Command CreateUninstall()
    {
        var folder = new FolderOptions();
        var command = new Command("uninstall", "Remove the kernels that PodLab installed; other kernels stay.") { folder.User, folder.Prefix };
        command.Run((parsed, _) =>
        {
            var removed = KernelInstallation.Uninstall(folder.Of(parsed));
            AnsiConsole.MarkupLineInterpolated(
                removed.Count == 0
                    ? (FormattableString)$"There's no PodLab kernel in {folder.Of(parsed)}"
                    : $"Removed {string.Join(", ", removed.Select(spec => spec.Folder))}");
            return Task.FromResult(0);
        });
        return command;
    }

    private static Command CreateList()
    {
        var command = new Command("list", "List the kernels that Jupyter finds, and mark PodLab's.");
        command.Run((_, _) =>
        {
            foreach (var spec in JupyterFolders.All.Distinct().SelectMany(KernelInstallation.In))
            {
                Console.WriteLine($"{spec.Name,-20} {Owner(spec),-18} {spec.Folder}");
            }

            return Task.FromResult(0);
        });
        return command;
    }

    private static string Owner(KernelSpec spec) => spec.StartsDotNetInteractive ? ".NET Interactive" : spec.IsOurs ? "PodLab's" : "another's";

    private sealed class FolderOptions
    {
        public Option<bool> User { get; } = new("--user") { Description = "Only for you; the default." };

        public Option<string?> Prefix { get; } = new("--prefix") { Description = "Under an installation prefix, for example /usr/local or a Python environment." };

        public string Of(ParseResult parsed) => (parsed.GetValue(User), parsed.GetValue(Prefix)) switch
        {
            (_, null) => JupyterFolders.OfUser,
            (false, var prefix) => JupyterFolders.UnderPrefix(prefix),
            _ => throw new PodLabException("--user and --prefix can't be combined."),
        };
    }
}
