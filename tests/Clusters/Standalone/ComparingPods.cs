using PodLab.Manifests;

namespace PodLab.Tests.Clusters.Standalone;

public sealed class ComparingPods
{
    [Fact]
    public void The_same_manifest_changes_nothing()
    {
        PodChange.Compare(Applied(Pod()), Pod()).ShouldBe(ApplyOutcome.Unchanged);
    }

    [Fact]
    public void Labels_annotations_and_images_may_change()
    {
        PodChange.Compare(Applied(Pod()), Pod(labels: "{app: other}")).ShouldBe(ApplyOutcome.Configured);
        PodChange.Compare(Applied(Pod()), Pod(image: "demo:2")).ShouldBe(ApplyOutcome.Configured);
        PodChange.Compare(Applied(Pod()), Pod(image: "demo:latest")).ShouldBe(ApplyOutcome.Configured);
    }

    [Theory]
    [InlineData("args: [b]", "spec.containers[0].args[0]")]
    [InlineData("args: [a, b]", "spec.containers[0].args")]
    [InlineData("tty: true", "spec.containers[0].")]
    public void Anything_else_may_not_and_is_named(string line, string path)
    {
        var message = Should.Throw<ManifestException>(() => PodChange.Compare(Applied(Pod(more: "args: [a]")), Pod(more: line))).Message;

        message.ShouldContain($"{path}");
        message.ShouldContain("pod updates may not change fields other than");
        message.ShouldContain("Delete the pod first");
    }

    private static V1Pod Applied(V1Pod pod)
    {
        pod.Metadata.Uid = "1";
        pod.Metadata.CreationTimestamp = DateTime.UtcNow;
        pod.Spec.NodeName = "podlab-node";
        return pod;
    }

    private static V1Pod Pod(string labels = "{app: demo}", string image = "demo:1", string more = "tty: false") => PodManifest.Read(
        ManifestReader.Read($"apiVersion: v1\nkind: Pod\nmetadata: {{name: a, labels: {labels}}}\nspec:\n  containers:\n  - name: c\n    image: {image}\n    {more}")[0], "dev");
}
