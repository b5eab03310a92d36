namespace PodLab.Setup.VisualStudioCode;

/// <summary>
/// The user's own settings of an editor of VS Code's family on this machine
/// (<see href="https://code.visualstudio.com/docs/configure/settings#_user-settingsjson-location">where they are</see>).
/// </summary>
/// <param name="Editor">The editor's name.</param>
/// <param name="Path">The file, which may not exist yet.</param>
internal sealed record UserSettings(string Editor, string Path)
{
    private const string CopyExtension = ".before-podlab";

    private static readonly string[] _editors = ["Code", "Code - Insiders", "VSCodium", "VSCodium - Insiders", "Code - OSS"];

    /// <summary>The settings of the editors that this user started here.</summary>
    public static IReadOnlyList<UserSettings> Find() =>
    [
        .. _editors.Select(editor => In(editor, System.IO.Path.Combine(Folder(), editor)))
            .Append(In("code-server", System.IO.Path.Combine(Home, ".local", "share", "code-server")))
            .Where(settings => Directory.Exists(System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(settings.Path)))),
    ];

    /// <summary>Whether an editor on another machine works on this one, through a server here. Then the user's settings are on the other
    /// machine.</summary>
    public static bool HasServer() =>
        new[] { ".vscode-server", ".vscode-server-insiders", ".vscodium-server", ".vscode-remote" }.Any(folder => Directory.Exists(System.IO.Path.Combine(Home, folder)));

    /// <summary>Whether C# cells complete after a dot.</summary>
    /// <exception cref="PodLabException">The settings can't be read; the message says why and names the file.</exception>
    public bool HasTrigger() => Named(() => CompletionTrigger.IsIn(Read()));

    /// <summary>Makes C# cells complete after a dot. Keeps a copy of the original file beside it.</summary>
    /// <returns>Whether it changed anything.</returns>
    /// <exception cref="PodLabException">The settings can't be read, and weren't changed.</exception>
    public bool AddTrigger()
    {
        if (Named(() => CompletionTrigger.AddTo(Read())) is not { } changed)
        {
            return false;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        if (File.Exists(Path))
        {
            File.Copy(Path, Path + CopyExtension, overwrite: true);
        }

        // Overwritten in place, not replaced: it may be a link into the user's dotfiles, and it keeps its owner and permissions.
        File.WriteAllBytes(Path, changed);
        return true;
    }

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    // APPDATA on Windows; elsewhere .NET names XDG_CONFIG_HOME, or ~/.config.
    private static string Folder() => OperatingSystem.IsMacOS()
        ? System.IO.Path.Combine(Home, "Library", "Application Support")
        : Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);

    private static UserSettings In(string editor, string folder) => new(editor, System.IO.Path.Combine(folder, "User", "settings.json"));

    private byte[] Read() => File.Exists(Path) ? File.ReadAllBytes(Path) : [];

    private T Named<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is PodLabException or IOException or UnauthorizedAccessException)
        {
            throw new PodLabException($"{Path} was not changed. {error.Message}", error);
        }
    }
}
