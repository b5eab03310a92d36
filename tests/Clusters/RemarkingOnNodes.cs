namespace PodLab.Tests.Clusters;

/// <summary>The banner's remarks about nodes that differ from the lessons' descriptions.</summary>
public sealed class RemarkingOnNodes
{
    [Theory]
    [InlineData("containerd 1.6.20", "old release")]
    [InlineData("containerd 1.5", "old release")]
    [InlineData("cri-o 1.30.2", "conmon")]
    [InlineData("docker 26.1.3", "cri-dockerd")]
    [InlineData("isulad 2.1", "isulad 2.1")]
    public void A_runtime_that_differs_is_named(string runtime, string word) =>
        NodeRemarks.OfRuntimes([runtime, "containerd 1.7.1", runtime]).ShouldHaveSingleItem().ShouldContain(word);

    [Theory]
    [InlineData("containerd 1.7.27")]
    [InlineData("containerd 1.66.0")]
    [InlineData("containerd 2.1.4")]
    [InlineData("containerd 10.6.0")]
    public void A_runtime_as_the_lessons_describe_it_needs_no_remark(string runtime) => NodeRemarks.OfRuntimes([runtime]).ShouldBeEmpty();

    [Fact]
    public void Cgroup_v1_is_named_where_it_was_read()
    {
        NodeRemarks.OfCgroups(1).ShouldHaveSingleItem().ShouldContain("1.35");
        NodeRemarks.OfCgroups(2).ShouldBeEmpty();
        NodeRemarks.OfCgroups(null).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("gk3-lab-pool-1-7f3c", "", "Autopilot")]
    [InlineData("fargate-ip-10-0-1-2.ec2.internal", "fargate", "Fargate")]
    [InlineData("gke-lab-pool-1-7f3c", "", null)]
    [InlineData("ip-10-0-1-2.ec2.internal", "ec2", null)]
    public void A_provider_that_refuses_privileged_pods_is_named(string name, string type, string? word)
    {
        var labels = new Dictionary<string, string> { ["eks.amazonaws.com/compute-type"] = type };
        var node = new V1Node { Metadata = new V1ObjectMeta { Name = name, Labels = labels } };

        var remarks = NodeRemarks.OfProviders([node, node]).ToList();

        remarks.Count.ShouldBe(word is null ? 0 : 1);
        remarks.ShouldAllBe(remark => remark.Contains(word!, StringComparison.Ordinal));
    }
}
