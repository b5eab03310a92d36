namespace PodLab.Setup.Machine;

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
