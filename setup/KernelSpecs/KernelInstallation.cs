using System.Reflection;

namespace PodLab.Setup.KernelSpecs;

/// <summary>Installs PodLab's kernel for Jupyter's front ends, and uninstalls it.</summary>
internal static class KernelInstallation
{
    /// <summary>The kernel name in PodLab's notebooks, so that they open without a question.</summary>
    public const string Name = "podlab-csharp";

    private const string DisplayName = "C# (PodLab)";
    private const string AliasDisplayName = ".NET (C#) by PodLab";

    /// <summary>Installs the kernel into a folder for kernels.</summary>
    /// <param name="folder">A folder in which Jupyter looks.</param>
    /// <param name="alsoAsNetInteractive">Whether notebooks made for .NET Interactive should also open with it.</param>
    /// <returns>The written specs.</returns>
    /// <exception cref="PodLabException">Another kernel has the name.</exception>
    public static IReadOnlyList<KernelSpec> Install(string folder, bool alsoAsNetInteractive)
    {
        var spec = new KernelSpec(Path.Combine(folder, Name));
        spec.Write(DisplayName);
        if (!alsoAsNetInteractive)
        {
            return [spec];
        }

        var alias = new KernelSpec(Path.Combine(folder, DotNetInteractive.Name));
        if (FindTheirs() is { } theirs)
        {
            throw new PodLabException(
                $"{theirs.Folder} is .NET Interactive's own kernel, and those notebooks still open with it. {spec.Name} is installed.");
        }

        alias.Write(AliasDisplayName);
        return [spec, alias];
    }

    /// <summary>Installs .NET Interactive's own kernel into a folder for kernels.</summary>
    /// <param name="tool">The restored tool.</param>
    /// <param name="folder">A folder in which Jupyter looks.</param>
    /// <param name="force">Whether to replace a kernelspec of that name that PodLab didn't write, or to hide it if it is in another folder.</param>
    /// <returns>The written spec.</returns>
    /// <exception cref="PodLabException">Such a kernelspec exists, and <paramref name="force"/> isn't set.</exception>
    public static KernelSpec Install(DotNetInteractive tool, string folder, bool force)
    {
        var spec = new KernelSpec(Path.Combine(folder, DotNetInteractive.Name));
        if (!force && (spec is { Exists: true, IsOurs: false } ? spec : FindTheirs()) is { } theirs)
        {
            throw new PodLabException(
                $"{theirs.Folder} wasn't written by PodLab, and was not changed. To replace it with .NET Interactive {tool.Version}, add --force.");
        }

        spec.Write(tool, force);
        return spec;
    }

    // In any folder: Jupyter takes the first, so ours would hide it.
    private static KernelSpec? FindTheirs() => Find(DotNetInteractive.Name).FirstOrDefault(other => !other.IsOurs);

    /// <summary>Removes only what <see cref="Install"/> wrote in a folder.</summary>
    /// <returns>The removed specs.</returns>
    public static IReadOnlyList<KernelSpec> Uninstall(string folder)
    {
        KernelSpec[] ours = [.. In(folder).Where(spec => spec.IsOurs)];
        foreach (var spec in ours)
        {
            spec.Remove();
        }

        return ours;
    }

    /// <summary>All specs of a name that Jupyter can find, starting with the one that it uses.</summary>
    public static IEnumerable<KernelSpec> Find(string name) =>
        JupyterFolders.All.Select(folder => new KernelSpec(Path.Combine(folder, name))).Where(spec => spec.Exists);

    /// <summary>The kernels in a folder.</summary>
    public static IEnumerable<KernelSpec> In(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).Order().Select(path => new KernelSpec(path)).Where(spec => spec.Exists)
        : [];
}

/// <summary>The version of PodLab: the library, the tool and the lessons share it.</summary>
internal static class ToolVersion
{
    // "0.1.0+commit": the part after the plus is for developers.
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
