namespace PodLab.Machine;

/// <summary>Programs installed on this machine.</summary>
internal static class Programs
{
    // Debian keeps runc, containerd's tools and ip in folders that aren't in an ordinary user's PATH.
    private static readonly string[] _more = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>The search path, including the folders of system programs.</summary>
    public static string SearchPath { get; } = string.Join(Path.PathSeparator, (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(_more).Distinct());

    /// <summary>The path of a program, or null if this machine has no program with that name.</summary>
    public static string? Find(string name) =>
        SearchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)).FirstOrDefault(File.Exists);

    /// <summary>The path of a program.</summary>
    public static string Get(string name) => Find(name)
        ?? throw new PodLabException($"The program {name} isn't installed on this machine. `{TerminalCommand.Words} doctor` says how to install it.");
}

/// <summary>The command line that installs a program for kind clusters on this system.</summary>
internal static class InstallLine
{
    private const int FirstDebianWithKind = 13;

    public static string ForDocker(MachineSystem system) => system.Family switch
    {
        "debian" => "sudo apt-get install docker.io && sudo usermod -aG docker $USER   # then log in again",
        "fedora" => "sudo dnf install moby-engine docker-cli && sudo systemctl enable --now docker && sudo usermod -aG docker $USER   # then log in again",
        "macos" => "brew install --cask docker-desktop",
        "windows" => "winget install Docker.DockerDesktop",
        _ => "https://docs.docker.com/engine/install/ says how",
    };

    public static string ForKind(MachineSystem system) => system switch
    {
        { Distribution: "debian", Version: >= FirstDebianWithKind } => "sudo apt-get install kind",
        { Family: "macos" } => "brew install kind",
        { Family: "windows" } => "winget install Kubernetes.kind",
        _ => "curl -Lo kind https://github.com/kubernetes-sigs/kind/releases/latest/download/kind-linux-"
            + $"{system.Architecture} && sudo install kind /usr/local/bin/kind",
    };
}
