using PodLab.Setup.Export;
using PodLab.Tests.Anatomy;

namespace PodLab.Tests.Export;

/// <summary>The page that <c>podlab look</c> writes.</summary>
public sealed class PagesOfPods
{
    private const string Command = "podlab look demosolo --namespace dev";

    [Fact]
    public void The_page_has_each_part_under_its_title_and_the_command_that_looks_again()
    {
        var page = LookPage.Render(Look("Pod demosolo"), Command, new PageFacts(ToolVersion: "0.1.0"));

        page.ShouldContain("A look at a pod · PodLab 0.1.0");
        page.ShouldContain($"Look again: <code>{Command}</code>");
        page.ShouldContain(">Linux namespaces</h2>");
        page.ShouldContain("The node can't be entered &lt;here&gt;.");
        page.ShouldContain("<img");
        page.ShouldNotContain("From the notebook");
        page.ShouldNotContain(">In<");
    }

    [Fact]
    public void A_title_is_text_and_neither_Markdown_nor_HTML()
    {
        var page = LookPage.Render(Look("Pod *x* <script>alert(1)</script> [a](b)"), Command, new PageFacts());

        page.ShouldContain("Pod *x* &lt;script&gt;alert(1)&lt;/script&gt; [a](b)");
        page.ShouldNotContain("<script>alert");
    }

    private static PodLook Look(string title)
    {
        var pod = new SmallNode().Anatomy();
        return new(title, [], "", [new("Drawing", pod.Drawing(), null), new("Linux namespaces", pod.Matrix(), null), new("Its network", null, "The node can't be entered <here>.")]);
    }
}
