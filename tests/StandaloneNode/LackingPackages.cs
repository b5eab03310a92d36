using PodLab.Setup.StandaloneNode;

namespace PodLab.Tests.StandaloneNode;

public sealed class LackingPackages
{
    private static readonly NodeProgram[] _missing = [new("catatonit", "catatonit", () => null), new("ctr", "containerd", () => null)];

    [Fact]
    public async Task Where_installing_is_forbidden_the_command_for_it_is_told()
    {
        var error = await Should.ThrowAsync<PodLabException>(() =>
            NodePackages.EnsureAsync(() => _missing, mayInstall: false, new Progress<string>(), TestContext.Current.CancellationToken));

        error.Message.ShouldBe(
            "This machine lacks catatonit, ctr. --no-install forbids installing. By hand: sudo apt-get install --no-install-recommends catatonit containerd");
    }

    [Fact]
    public async Task Where_nothing_is_missing_nothing_is_installed()
    {
        (await NodePackages.EnsureAsync(() => [], mayInstall: true, new Progress<string>(), TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 4242 (apt-get)", "another program was installing packages")]
    [InlineData("E: Unable to acquire the dpkg frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?", "another program was installing packages")]
    [InlineData("E: Unable to locate package catatonit", "Is there a network?")]
    [InlineData("Err:1 http://deb.debian.org/debian bookworm/main amd64 runc\n  Temporary failure resolving 'deb.debian.org'", "(apt-get update also failed)")]
    [InlineData("E: Packages need to be removed but remove is disabled.", "see apt-get's message")]
    public void Apts_own_words_tell_the_reason(string words, string reason)
    {
        NodePackages.Reason(words, updateFailed: true).ShouldContain(reason);
    }
}
