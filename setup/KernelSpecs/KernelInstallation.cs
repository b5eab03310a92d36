using System.Reflection;

namespace PodLab.Setup.KernelSpecs;

/// <summary>Makes PodLab's kernel known to Jupyter's front ends, and unknown again.</summary>
internal static class KernelInstallation
{
    /// <summary>The name that PodLab's notebooks ask for, so that they open with no question asked.</summary>
    public const string Name = "podlab-csharp";

    private const string DisplayName = "C# (PodLab)";
    private const string AliasDisplayName = ".NET (C#) by PodLab";

    /// <summary>Installs the kernel into a folder for kernels.</summary>
    /// <param name="folder">One of those in which Jupyter looks.</param>
    /// <param name="alsoAsNetInteractive">Whether notebooks made for .NET Interactive are to open with it, too.</param>
    /// <returns>The specs that were written.</returns>
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
                $"{theirs.Folder} is .NET Interactive's own kernel, and stays what those notebooks open with. {spec.Name} is installed.");
        }

        alias.Write(AliasDisplayName);
        return [spec, alias];
    }

    /// <summary>Installs .NET Interactive's own kernel into a folder for kernels.</summary>
    /// <param name="tool">The restored tool.</param>
    /// <param name="folder">One of those in which Jupyter looks.</param>
    /// <param name="force">Whether a kernelspec of that name that PodLab didn't write is replaced, or hidden where it is in another folder.</param>
    /// <returns>The spec that was written.</returns>
    /// <exception cref="PodLabException">There is such a kernelspec, and <paramref name="force"/> isn't set.</exception>
    public static KernelSpec Install(DotNetInteractive tool, string folder, bool force)
    {
        var spec = new KernelSpec(Path.Combine(folder, DotNetInteractive.Name));
        if (!force && (spec is { Exists: true, IsOurs: false } ? spec : FindTheirs()) is { } theirs)
        {
            throw new PodLabException(
                $"{theirs.Folder} was not written by PodLab, and stays as it is. To put .NET Interactive {tool.Version} in its place, add --force.");
        }

        spec.Write(tool, force);
        return spec;
    }

    // In whichever folder it is: Jupyter takes the first, so ours would hide it.
    private static KernelSpec? FindTheirs() => Find(DotNetInteractive.Name).FirstOrDefault(other => !other.IsOurs);

    /// <summary>Removes from a folder what <see cref="Install"/> wrote there, and nothing else.</summary>
    /// <returns>What was removed.</returns>
    public static IReadOnlyList<KernelSpec> Uninstall(string folder)
    {
        KernelSpec[] ours = [.. In(folder).Where(spec => spec.IsOurs)];
        foreach (var spec in ours)
        {
            spec.Remove();
        }

        return ours;
    }

    /// <summary>All of a name that Jupyter can find, the one that it takes first.</summary>
    public static IEnumerable<KernelSpec> Find(string name) =>
        JupyterFolders.All.Select(folder => new KernelSpec(Path.Combine(folder, name))).Where(spec => spec.Exists);

    /// <summary>The kernels in a folder.</summary>
    public static IEnumerable<KernelSpec> In(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).Order().Select(path => new KernelSpec(path)).Where(spec => spec.Exists)
        : [];
}

/// <summary>The version of PodLab: the library, the tool and the lessons have one.</summary>
internal static class ToolVersion
{
    // "0.1.0+commit": what follows the plus is for us.
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
