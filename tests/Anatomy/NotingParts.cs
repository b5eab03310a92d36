using System.Text.Json;
using System.Xml.Linq;
using PodLab.Anatomy;
using PodLab.CSharpKernel.Engine;
using PodLab.Rendering.Drawings;
using PodLab.Tests.Rendering.Drawings;

namespace PodLab.Tests.Anatomy;

public partial class NotingParts
{
    [Fact]
    public void A_mark_leads_from_the_process_the_namespace_and_the_container_to_the_notes_under_the_picture()
    {
        var words = Noted().Drawing().Note("drawn from the model").ToString();

        words.ShouldContain("PID 571 on the node\n        PID 1 in the container\n        ✎1\n");
        words.ShouldContain("net:[4026532457] (3 processes) ✎2");
        words.ShouldContain("    demoy ✎3\n");
        words.ShouldEndWith("  ✎1 PID 571: my web server\n  ✎2 net:[4026532457]: one IP for both\n  ✎3 container demoy: the other one\n  ✎4 drawn from the model\n");
    }

    [Fact]
    public void The_notes_are_in_the_summary_the_matrix_and_the_Mermaid_text()
    {
        var pod = Noted();

        pod.ToString().ShouldContain("demox (container): PID 571 php -S 127.0.0.1:9081 ✎1;");
        pod.ToString().ShouldContain("net:[4026532457] ✎2");
        pod.ToString().ShouldEndWith("  ✎1 PID 571: my web server\n  ✎2 net:[4026532457]: one IP for both\n  ✎3 container demoy: the other one\n");
        pod.ToHtml().ShouldContain("<p>✎3 container demoy: the other one</p>");
        var matrix = pod.Matrix();
        matrix.ShownColumns[^1].Text(matrix[1]).ShouldBe("✎ my web server; ✎ net:[4026532457]: one IP for both");
        matrix.ShownColumns[^1].Text(matrix[2]).ShouldBe("✎ net:[4026532457]: one IP for both; ✎ container demoy: the other one");
        pod.Mermaid().ShouldEndWith(
            "  note1>\"✎ PID 571: my web server\"] -.- p571\n"
            + "  note2>\"✎ net:#91;4026532457#93;: one IP for both\"] -.- shared\n"
            + "  note3>\"✎ container demoy: the other one\"] -.- c2\n");
    }

    [Fact]
    public void The_pod_that_was_noted_stays_as_it_was_and_is_the_same_pod()
    {
        var pod = new RecordedNode("duo").Anatomy();
        var noted = pod.Note("demox", "mine");

        pod.Notes.ShouldBeEmpty();
        pod.Drawing().ToString().ShouldNotContain("✎");
        pod.Diff(noted).ShouldAllBe(change => change.IsSame);
        noted.TakenAt.ShouldBe(pod.TakenAt);
    }

    [Fact]
    public void A_note_on_what_is_not_the_pods_says_what_the_pod_has()
    {
        var pod = new RecordedNode("duo").Anatomy();
        var foreign = new RecordedNode("solo").Anatomy().Container("demox").FirstProcess!;

        Should.Throw<PodLabException>(() => pod.Note(foreign, "mine")).Message.ShouldStartWith("Pod demoduo has no process 1111, as it was read. It has: 541, 571, 601.");
        Should.Throw<PodLabException>(() => pod.Note(new LinuxNamespace(NamespaceType.Net, 7), "mine")).Message.ShouldContain("has no Linux namespace net:[7]");
        Should.Throw<PodLabException>(() => pod.Note("demoz", "mine")).Message.ShouldContain("no container named \"demoz\"");
    }

    [Fact]
    public void A_kernel_hands_the_notes_out_beside_pod_and_picture()
    {
        foreach (var shown in (object[])[Noted(), Noted().Drawing(), Noted().Matrix()])
        {
            MimeBundle.Of(shown).Data[Note.MimeType].ShouldContain("my web server");
        }

        MimeBundle.Of(new RecordedNode("duo").Anatomy().Drawing()).Data.Keys.ShouldBe(["text/html", "text/plain", Drawing.DarkMimeType]);
    }

    [Fact]
    public void A_note_is_only_ever_text() => SomeDrawings.Text.Sample(
        text =>
        {
            var pod = Noted().Note("pause", text);
            XDocument.Parse(pod.Drawing().Note(text).ToSvg());
            Elements().Matches(pod.ToHtml()).Select(tag => tag.Value).Distinct()
                .ShouldBeSubsetOf(["table", "caption", "thead", "tbody", "tr", "th", "td", "p", "code"]);
            pod.ToString().Split('\n').Length.ShouldBe(10);
            pod.Mermaid().Split('\n')[^2].ShouldMatch("""^  note4>"✎ (?:[\p{L}\p{N} .,:/-]|#[0-9]+;)*"\] -\.- c0$""");
            JsonDocument.Parse(Note.ToJson(pod.Notes)!).RootElement.GetArrayLength().ShouldBe(4);
        },
        iter: 100);

    private static PodAnatomy Noted()
    {
        var pod = new RecordedNode("duo").Anatomy();
        var net = pod.SharedNamespaces.Single(ns => ns.Type == NamespaceType.Net);
        return pod.Note(pod.Container("demox").FirstProcess!, "my web server").Note(net, "one IP for both").Note("demoy", "the other one");
    }

    [GeneratedRegex("(?<=</?)[A-Za-z!]+")]
    private static partial Regex Elements();
}
