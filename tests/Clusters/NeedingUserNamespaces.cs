using PodLab.Clusters;

namespace PodLab.Tests.Clusters;

/// <summary>Versions that are too old for user namespaces of pods, as reported by a cluster.</summary>
public sealed class NeedingUserNamespaces
{
    [Theory]
    [InlineData("containerd 2.0.0", "6.3.0-generic", "runc version 1.2.0", null)]
    [InlineData("containerd 2.1.4", "6.18.44-fc-v782", "runc version 1.3.0\ncommit: v1.3.0", null)]
    [InlineData("cri-o 1.25.0", "6.8.0", null, null)]
    [InlineData("containerd 1.7.27", "6.8.0", "runc version 1.2.5", "containerd 2.0 or later (here: 1.7.27).")]
    [InlineData("containerd 2.0.0", "5.15.0-91", "runc version 1.2.0", "Linux 6.3 or later (here: 5.15.0).")]
    [InlineData("cri-o 1.24.6", "6.8.0", null, "CRI-O 1.25 or later (here: 1.24.6).")]
    [InlineData("containerd 1.6.20", "6.18.44", "runc version 1.1.5+ds1", "containerd 2.0 or later (here: 1.6.20) and runc 1.2 or later (here: 1.1.5).")]
    [InlineData("another runtime", "6.8.0", "crun version 1.14", null)]
    public void What_is_too_old_is_named_with_its_version(string runtime, string linux, string? runc, string? lack)
    {
        var facts = new ClusterFacts("kind", "kind", ["one"], "v1.34.1", runtime, 2, linux, "here", []);

        var found = UserNamespaceNeeds.FindLack(facts, runc);

        found.ShouldBe(lack is null ? null : $"A pod gets a user namespace of its own only with {lack}");
    }
}
