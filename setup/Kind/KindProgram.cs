namespace PodLab.Setup.Kind;

/// <summary>The <c>kind</c> command of this machine (<see href="https://kind.sigs.k8s.io/">kind</see>), and the <c>docker</c> that it
/// needs.</summary>
internal sealed class KindProgram(IProgress<string> progress)
{
    private static readonly string _configuration = Path.Combine(AppContext.BaseDirectory, "Kind", "cluster.yaml");

    /// <exception cref="PodLabException">It isn't installed; the message contains the line that installs it.</exception>
    public static void EnsureDockerInstalled()
    {
        if (Programs.Find("docker") is null)
        {
            throw new PodLabException($"A kind cluster needs Docker, which isn't installed here. To install it: {InstallLine.ForDocker(MachineSystem.Current())}");
        }
    }

    public Task CreateAsync(string name, string? image, CancellationToken cancellation) => RunAsync(
        ["create", "cluster", "--name", name, "--config", _configuration, .. image is null ? (string[])[] : ["--image", image], "--wait", "180s"],
        "Without access to a registry, name a node image that Docker has with --image.", cancellation);

    public Task DeleteAsync(string name, CancellationToken cancellation) => RunAsync(["delete", "cluster", "--name", name], "", cancellation);

    public Task LoadAsync(string image, string cluster, IEnumerable<string> nodes, CancellationToken cancellation) =>
        RunAsync(["load", "docker-image", image, "--name", cluster, "--nodes", string.Join(',', nodes)], "", cancellation);

    private async Task RunAsync(string[] arguments, string advice, CancellationToken cancellation)
    {
        EnsureDockerInstalled();
        if (Programs.Find("kind") is null)
        {
            throw new PodLabException($"The program kind isn't installed here. To install it: {InstallLine.ForKind(MachineSystem.Current())}");
        }

        (await MachineCommand.RunAsync(["kind", .. arguments], progress, cancellation)).EnsureSuccess(advice);
    }
}
