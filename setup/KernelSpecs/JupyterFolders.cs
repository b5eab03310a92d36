namespace PodLab.Setup.KernelSpecs;

/// <summary>
/// The folders in which Jupyter looks for kernels (<see href="https://docs.jupyter.org/en/latest/use/jupyter-directories.html#data-files">Jupyter:
/// data files</see>).
/// </summary>
internal static class JupyterFolders
{
    /// <summary>The user's own folder for kernels.</summary>
    public static string OfUser => Path.Combine(UserData(), "kernels");

    /// <summary>The folder for kernels under an installation prefix, for example <c>/usr/local</c> or a Python environment.</summary>
    public static string UnderPrefix(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>All folders in which Jupyter looks; the user's comes right after those of the environment.</summary>
    public static IReadOnlyList<string> All =>
    [
        .. (Environment.GetEnvironmentVariable("JUPYTER_PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "kernels")),
        OfUser,
        .. SystemWide(),
    ];

    private static string UserData()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Variable("JUPYTER_DATA_DIR")
            ?? (OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(Variable("XDG_DATA_HOME") ?? Path.Combine(home, ".local", "share"), "jupyter"));
    }

    private static IEnumerable<string> SystemWide() => OperatingSystem.IsWindows()
        ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), "jupyter", "kernels")]
        : [UnderPrefix("/usr/local"), UnderPrefix("/usr")];

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
