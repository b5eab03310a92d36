using PodLab.Setup.Commands;

namespace PodLab.Setup.Machine;

/// <summary>Programs installed on this machine.</summary>
internal static class Programs
{
    // Debian keeps runc, containerd's friends and ip where an ordinary user's PATH does not look.
    private static readonly string[] _more = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>The search path with the folders of system programs in it.</summary>
    public static string SearchPath { get; } = string.Join(Path.PathSeparator, (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(_more).Distinct());

    /// <summary>The path of a program, or null when this machine has none of that name.</summary>
    public static string? Find(string name) =>
        SearchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name)).FirstOrDefault(File.Exists);

    /// <summary>The path of a program.</summary>
    public static string Get(string name) => Find(name)
        ?? throw new PodLabException($"The program {name} is not installed on this machine. `{TerminalCommand.Words} doctor` says what brings it.");
}

/// <summary>The line that installs a program that a kind cluster needs, for the system at hand.</summary>
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
