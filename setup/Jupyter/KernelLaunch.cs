using PodLab.Setup.KernelSpecs;

namespace PodLab.Setup.Jupyter;

/// <summary>The start of a kernel according to a kernelspec.</summary>
/// <param name="Name">The kernel's name.</param>
/// <param name="Command">The program and its arguments, one of which contains <c>{connection_file}</c>.</param>
/// <param name="Environment">Variables that it needs.</param>
/// <param name="InterruptsByMessage">Whether an interrupt is a message; otherwise it is the signal SIGINT.</param>
internal sealed record KernelLaunch(
    string Name, IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment, bool InterruptsByMessage)
{
    /// <summary>The kernel of this tool. It needs no installation.</summary>
    public static KernelLaunch Ours => new(
        KernelInstallation.Name, [.. KernelProgram.Command, "jupyter", "{connection_file}"], new Dictionary<string, string>(), InterruptsByMessage: true);

    /// <summary>The advice for when it doesn't start.</summary>
    public string Advice => Name == KernelInstallation.Name ? "Build PodLab again (`dotnet build`), then run the notebook again."
        : "Try to start it in JupyterLab. If that fails, install it again.";

    /// <summary>A kernel by its name: ours, or one that Jupyter finds. Names aren't case-sensitive, as in Jupyter.</summary>
    /// <exception cref="PodLabException">There is none with that name; the message lists the kernels.</exception>
    public static KernelLaunch Find(string name)
    {
        if (string.Equals(name, KernelInstallation.Name, StringComparison.OrdinalIgnoreCase))
        {
            return Ours;
        }

        KernelSpec[] installed = [.. JupyterFolders.All.SelectMany(KernelInstallation.In)];
        return installed.FirstOrDefault(spec => string.Equals(spec.Name, name, StringComparison.OrdinalIgnoreCase)) is { } found ? Of(found)
            : throw new PodLabException(
                $"There's no Jupyter kernel called {name}. These are installed: "
                + $"{string.Join(", ", installed.Select(spec => spec.Name).Prepend(KernelInstallation.Name).Distinct(StringComparer.OrdinalIgnoreCase))}. "
                + (string.Equals(name, DotNetInteractive.Name, StringComparison.OrdinalIgnoreCase)
                    ? $"`{TerminalCommand.Words} kernel install {DotNetInteractive.Option}` installs {name}." : "Name one of them, or install yours."));
    }

    /// <summary>The kernel of an installed kernelspec.</summary>
    /// <exception cref="PodLabException">Its <c>kernel.json</c> doesn't say how to start it.</exception>
    public static KernelLaunch Of(KernelSpec spec)
    {
        var file = Path.Combine(spec.Folder, "kernel.json");
        var json = PythonJson.Parse(File.ReadAllText(file));
        string[] command = [.. json.Field("argv").Items().Select(word => word.Text().Replace("{resource_dir}", spec.Folder, StringComparison.Ordinal))];
        return command.Length == 0 ? throw new PodLabException($"{file} has no \"argv\", so it doesn't say how to start the kernel {spec.Name}.")
            : new(
                spec.Name,
                command,
                (json.Field("env") as JsonObject ?? []).ToDictionary(variable => variable.Key, variable => variable.Value.Text()),
                json.Field("interrupt_mode").Text() == "message");
    }
}
