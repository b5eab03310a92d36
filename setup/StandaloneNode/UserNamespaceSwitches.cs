namespace PodLab.Setup.StandaloneNode;

/// <summary>The Linux kernel's settings that may forbid an ordinary user to make user namespaces. Which of them exist differs from distribution to distribution.</summary>
internal static class UserNamespaceSwitches
{
    // The value that forbids, and one that allows. Ubuntu's since 24.04, Debian's, and that of every Linux kernel (namespaces(7)).
    private static readonly (string Name, string Forbids, string Allows)[] _known =
    [
        ("kernel.apparmor_restrict_unprivileged_userns", "1", "0"),
        ("kernel.unprivileged_userns_clone", "0", "1"),
        ("user.max_user_namespaces", "0", "15000"),
    ];

    /// <summary>How an administrator allows them on this machine, as the beginning of a sentence.</summary>
    public static string Advice() => Advice(name => Read($"/proc/sys/{name.Replace('.', '/')}"));

    /// <param name="find">A setting's value; null where the Linux kernel does not have it.</param>
    public static string Advice(Func<string, string?> find)
    {
        string[] mends = [.. _known.Where(setting => find(setting.Name) == setting.Forbids).Select(setting => $"sudo sysctl -w {setting.Name}={setting.Allows}")];
        return mends.Length > 0
            ? $"An administrator may allow it until the next boot (`{string.Join(" && ", mends)}`)"
            : "Its security settings forbid it, which an administrator may change";
    }

    private static string? Read(string path) => File.Exists(path) ? File.ReadAllText(path).Trim() : null;
}
