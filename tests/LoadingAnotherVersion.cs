namespace PodLab.Tests;

/// <summary>A lesson with a library that it wasn't made for.</summary>
public sealed class LoadingAnotherVersion
{
    private static readonly ClusterFacts Facts = new("standalone", "n", ["n"], null, "containerd 1.6.20", 2, "6.1", "here", ["one node"]);

    [Fact]
    public void The_banner_says_first_that_the_versions_differ()
    {
        var remarks = LessonVersion.Check(Facts, "9.8").Remarks;

        remarks.Count.ShouldBe(2);
        remarks[0].ShouldStartWith($"This lesson was made for PodLab 9.8, but loaded {LessonVersion.OfLibrary} from ");
        new Banner(LessonVersion.Check(Facts, "9.8"), "why").ToString().ShouldContain("made for PodLab 9.8");
    }

    [Fact]
    public void A_lesson_made_for_this_version_or_for_none_in_particular_is_left_alone()
    {
        LessonVersion.Check(Facts, LessonVersion.OfLibrary).ShouldBe(Facts);
        LessonVersion.Check(Facts, LessonVersion.OfLibrary[..LessonVersion.OfLibrary.LastIndexOf('.')]).ShouldBe(Facts);
        LessonVersion.Check(Facts, null).ShouldBe(Facts);
    }

    [Fact]
    public void A_version_that_only_begins_alike_is_another()
    {
        LessonVersion.Check(Facts, LessonVersion.OfLibrary[..^2] + "00").Remarks.Count.ShouldBe(2);
    }
}
