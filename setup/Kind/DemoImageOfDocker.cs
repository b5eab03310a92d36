using Docker.DotNet;
using PodLab.Clusters.Kind;
using PodLab.Nodes;

namespace PodLab.Setup.Kind;

/// <summary>Loads the lessons' image into the nodes of a kind cluster: Docker builds it from <c>setup/DemoImage</c>, kind loads it.</summary>
internal sealed class DemoImageOfDocker(DockerConnection docker, KindProgram kind, IProgress<string> progress, string reference = DemoImageOfDocker.Reference)
{
    public const string Reference = "demo:1.0.0";

    /// <summary>Does nothing for nodes that already have the image.</summary>
    /// <param name="cluster">The kind cluster's name.</param>
    /// <param name="nodes">Its nodes.</param>
    /// <param name="baseImage">The base image for the build; null for the Dockerfile's own.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async Task EnsureAsync(string cluster, IReadOnlyList<string> nodes, string? baseImage, CancellationToken cancellation)
    {
        var without = await Task.WhenAll(nodes.Select(async node => (Node: node, Has: await HasAsync(node, cancellation))));
        string[] lacking = [.. without.Where(node => !node.Has).Select(node => node.Node)];
        if (lacking.Length == 0)
        {
            progress.Report($"The nodes already have the image {reference}.");
            return;
        }

        if (!await DockerHasAsync(cancellation))
        {
            await BuildAsync(baseImage, cancellation);
        }

        progress.Report($"Loading the image {reference} into {string.Join(", ", lacking)}.");
        await kind.LoadAsync(reference, cluster, lacking, cancellation);
    }

    private async Task<bool> HasAsync(string node, CancellationToken cancellation) =>
        (await new CrictlRuntime(new KindNode(node, docker)).ImagesAsync(cancellation)).Any(image => image.Reference == $"docker.io/library/{reference}");

    private Task<bool> DockerHasAsync(CancellationToken cancellation) => docker.CallAsync($"look for the image {reference}", async client =>
    {
        try
        {
            await client.Images.InspectImageAsync(reference, cancellation);
            return true;
        }
        catch (DockerImageNotFoundException)
        {
            return false;
        }
    });

    private async Task BuildAsync(string? baseImage, CancellationToken cancellation)
    {
        progress.Report($"Building the image {reference} from setup/DemoImage{(baseImage is null ? "" : $" on {baseImage}")}.");
        string[] upon = baseImage is null ? [] : ["--build-arg", $"BASE={baseImage}"];
        string[] build = ["docker", "build", .. upon, "--tag", reference, Path.Combine(AppContext.BaseDirectory, "DemoImage")];
        (await MachineCommand.RunAsync(build, progress, cancellation))
            .EnsureSuccess("Without access to a registry, name a base image that Docker has with --demo-base.");
    }
}
