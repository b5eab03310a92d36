namespace PodLab.Setup.StandaloneNode;

/// <summary>A part of the node, and the Debian package that contains it.</summary>
internal sealed record NodeProgram(string Name, string Package, Func<string?> Find)
{
    public const string CniFolder = "/usr/lib/cni";

    /// <summary>All required programs; rootless adds the setuid programs that write a user namespace's maps.</summary>
    public static IReadOnlyList<NodeProgram> Needed(bool rootless) =>
    [
        Program("containerd", "containerd"),
        Program("ctr", "containerd"),
        Program("runc", "runc"),
        new("the CNI plugin bridge", "containernetworking-plugins", () => Existing(Path.Combine(CniFolder, "bridge"))),
        Program("catatonit", "catatonit"),
        Program("php", "php-cli"),
        Program("ip", "iproute2"),
        Program("ps", "procps"),
        Program("lsns", "util-linux"),
        Program("nsenter", "util-linux"),
        Program("unshare", "util-linux"),
        .. rootless ? (NodeProgram[])[Program("newuidmap", "uidmap"), Program("newgidmap", "uidmap")] : [],
    ];

    public static IReadOnlyList<NodeProgram> Missing(bool rootless) => [.. Needed(rootless).Where(program => program.Find() is null)];

    private static NodeProgram Program(string name, string package) => new(name, package, () => Programs.Find(name));

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
