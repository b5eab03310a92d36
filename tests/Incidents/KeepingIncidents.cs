using System.Text.Json.Nodes;
using PodLab.Incidents;

namespace PodLab.Tests.Incidents;

public sealed class KeepingIncidents : IDisposable
{
    private static readonly IncidentSlot Slot = IncidentSlot.Get("I10.3");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_file_holds_slot_and_seed_and_nothing_else()
    {
        New().Keep(new("I10.3", 7));

        var file = Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
        JsonNode.Parse(File.ReadAllText(file))!.AsObject().Select(field => $"{field.Key}={field.Value}").ShouldBe(["id=I10.3", "seed=7"]);
    }

    [Fact]
    public void It_outlives_the_kernel_until_it_is_forgotten()
    {
        New().Keep(new("I10.3", 7));
        New().Find(Slot).ShouldBe(new KeptIncident("I10.3", 7));

        New().Forget(Slot);
        New().Forget(Slot);
        New().Find(Slot).ShouldBeNull();
    }

    [Fact]
    public void Each_cluster_has_its_own()
    {
        New().Keep(new("I10.3", 7));

        new KeptIncidents(new(_folder.Path), "kind", "podlab").Find(Slot).ShouldBeNull();
        new KeptIncidents(new(_folder.Path), "standalone", "other").Any().ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"id\":\"I10.4\",\"seed\":7}")]
    [InlineData("{\"id\":\"I10.3\",\"seed\":\"seven\"}")]
    public void A_damaged_file_counts_as_none(string text)
    {
        _folder.Write(Path.Combine("incidents", "standalone", "podlab-node", "I10.3.json"), text);

        New().Find(Slot).ShouldBeNull();
    }

    private KeptIncidents New() => new(new(_folder.Path), "standalone", "podlab-node");
}
