namespace PodLab.Tests.Machine;

public sealed class InstallingPrograms
{
    [Theory]
    [InlineData("ID=debian\nVERSION_ID=\"13\"\n", "sudo apt-get install kind", "sudo apt-get install docker.io")]
    [InlineData("ID=debian\nVERSION_ID=\"12\"\n", "curl -Lo kind", "sudo apt-get install docker.io")]
    [InlineData("ID=ubuntu\nID_LIKE=debian\nVERSION_ID=\"24.04\"\n", "curl -Lo kind", "sudo apt-get install docker.io")]
    [InlineData("ID=fedora\nVERSION_ID=42\n", "curl -Lo kind", "sudo dnf install moby-engine")]
    [InlineData("ID=rocky\nID_LIKE=\"rhel centos fedora\"\n", "curl -Lo kind", "sudo dnf install moby-engine")]
    [InlineData("ID=arch\n", "curl -Lo kind", "https://docs.docker.com/engine/install/")]
    [InlineData("no release file at all", "curl -Lo kind", "https://docs.docker.com/engine/install/")]
    public void The_line_is_the_one_of_the_distribution(string release, string kind, string docker)
    {
        var system = MachineSystem.OfRelease(release, "arm64");

        InstallLine.ForKind(system).ShouldStartWith(kind);
        InstallLine.ForDocker(system).ShouldStartWith(docker);
    }

    [Fact]
    public void The_program_is_the_one_for_the_processor() =>
        InstallLine.ForKind(MachineSystem.OfRelease("ID=arch", "arm64")).ShouldContain("kind-linux-arm64");

    [Theory]
    [InlineData("macos", "brew install kind")]
    [InlineData("windows", "winget install Kubernetes.kind")]
    public void Other_systems_have_lines_of_their_own(string family, string line) =>
        InstallLine.ForKind(new MachineSystem(family, "", 0, "amd64")).ShouldBe(line);
}
