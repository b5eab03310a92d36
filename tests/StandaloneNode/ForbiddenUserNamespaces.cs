using PodLab.Setup.StandaloneNode;

namespace PodLab.Tests.StandaloneNode;

public sealed class ForbiddenUserNamespaces
{
    [Theory]
    [InlineData("kernel.apparmor_restrict_unprivileged_userns", "1", "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0")]
    [InlineData("kernel.unprivileged_userns_clone", "0", "sudo sysctl -w kernel.unprivileged_userns_clone=1")]
    [InlineData("user.max_user_namespaces", "0", "sudo sysctl -w user.max_user_namespaces=15000")]
    public void The_setting_that_forbids_them_is_named_with_the_command_that_changes_it(string setting, string value, string command) =>
        UserNamespaceSwitches.Advice(name => name == setting ? value : null)
            .ShouldBe($"An administrator may allow it until the next boot (`{command}`)");

    [Fact]
    public void A_setting_that_allows_them_is_not_to_blame() =>
        UserNamespaceSwitches.Advice(name => name == "user.max_user_namespaces" ? "63432" : null).ShouldStartWith("Its security settings forbid it");
}
