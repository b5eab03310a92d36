using PodLab.Incidents;

namespace PodLab.Tests.Incidents;

public sealed class DealingIncidents
{
    private static readonly Gen<int> Seeds = Gen.Int;

    [Fact]
    public void A_seed_deals_each_kind_once() => Seeds.Sample(seed =>
        Draws(seed).Select(draw => draw.Incident).ShouldBe(Incident.All, ignoreOrder: true));

    [Fact]
    public void A_seed_deals_the_same_again() => Seeds.Sample(seed =>
        Draws(seed).Select(Shown).ShouldBe(Draws(seed).Select(Shown)));

    [Fact]
    public void A_port_is_one_that_an_ordinary_program_may_have_and_leaves_its_neighbor_free() => Seeds.Sample(seed =>
        Draws(seed).ShouldAllBe(draw => draw.Port >= 9100 && draw.Port < 9900 && draw.Port % 2 == 0));

    [Fact]
    public void Over_the_seeds_each_slot_gets_every_kind_at_every_place() => IncidentSlot.All.ShouldAllBe(slot =>
        Enumerable.Range(1, 400).Select(seed => new IncidentDraw(slot, seed)).Select(draw => $"{draw.Incident.GetType().Name} {draw.PlaceOf<int>(new[] { 0, 1 })}").Distinct().Count()
            == 2 * Incident.All.Count);

    [Fact]
    public void Neighbors_get_another_order() =>
        Enumerable.Range(1, 200).Count(seed => Draws(seed).Select(draw => draw.Incident).SequenceEqual(Draws(seed + 1).Select(draw => draw.Incident))).ShouldBeLessThan(5);

    [Theory]
    [InlineData("I10.0")]
    [InlineData("I10.7")]
    [InlineData("E10.1")]
    [InlineData("../I10.1")]
    public void Another_name_is_refused_with_those_that_exist(string id) =>
        Should.Throw<PodLabException>(() => IncidentSlot.Get(id)).Message.ShouldBe($"There is no incident {id}. The incidents are I10.1 to I10.6.");

    [Fact]
    public void What_a_learner_reads_first_is_alike_for_all_kinds()
    {
        var reports = Draws(7).Select(draw => new IncidentReport(draw).ToString().Replace(draw.Slot.Id, "ID").Replace(draw.Slot.Pod, "POD").Replace($"{draw.Port}", "PORT"));

        reports.Distinct().ShouldHaveSingleItem();
    }

    private static IEnumerable<IncidentDraw> Draws(int seed) => IncidentSlot.All.Select(slot => new IncidentDraw(slot, seed));

    private static string Shown(IncidentDraw draw) => $"{draw.Incident.GetType().Name} {draw.Port} {draw.Incident.Debrief(draw)}";
}
