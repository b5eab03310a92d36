using System.Reflection;
using NetArchTest.Rules;

namespace PodLab.Tests;

/// <summary>Checks the table of stages in helpers/README.md.</summary>
public sealed class DependenciesBetweenStages
{
    private static readonly Assembly Library = typeof(PodLabException).Assembly;

    private static readonly string[] Stages = ["Machine", "Rendering", "Manifests", "Nodes", "Clusters", "Commands", "Anatomy", "Exercises", "Incidents", "Recordings"];

    public static TheoryData<string, string[]> MayUse => new()
    {
        { "Machine", [] },
        { "Rendering", [] },
        { "Manifests", ["Rendering"] },
        { "Nodes", ["Rendering"] },
        { "Clusters", ["Machine", "Manifests", "Nodes", "Rendering"] },
        { "Recordings", ["Clusters", "Machine", "Manifests", "Nodes", "Rendering"] },
        { "Commands", ["Nodes", "Rendering"] },
        { "Anatomy", ["Commands", "Nodes", "Clusters", "Rendering"] },
        { "Exercises", ["Anatomy", "Commands", "Nodes", "Clusters", "Machine", "Manifests", "Rendering"] },
        { "Incidents", ["Exercises", "Anatomy", "Commands", "Nodes", "Clusters", "Machine", "Rendering"] },
    };

    [Theory]
    [MemberData(nameof(MayUse))]
    public void A_stage_uses_only_the_stages_before_it(string stage, string[] mayUse)
    {
        var forbidden = Stages.Except([stage, .. mayUse]).Select(other => $"PodLab.{other}").ToArray();

        var result = Types.InAssembly(Library).That().ResideInNamespace($"PodLab.{stage}").ShouldNot().HaveDependencyOnAny(forbidden).GetResult();

        (result.FailingTypeNames ?? []).ShouldBeEmpty($"{stage} may use only: {string.Join(", ", mayUse)}");
    }

    [Fact]
    public void Rendering_does_not_know_Kubernetes_either()
    {
        var result = Types.InAssembly(Library).That().ResideInNamespace("PodLab.Rendering").ShouldNot().HaveDependencyOnAny("k8s", "Grpc").GetResult();

        (result.FailingTypeNames ?? []).ShouldBeEmpty();
    }

    [Fact]
    public void Every_stage_is_in_the_table()
    {
        var found = Library.GetTypes().Select(type => type.Namespace ?? "").Where(name => name.StartsWith("PodLab.", StringComparison.Ordinal))
            .Select(name => name.Split('.')[1]).Distinct();

        found.ShouldBeSubsetOf(Stages);
    }
}
