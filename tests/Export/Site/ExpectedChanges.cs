namespace PodLab.Tests.Export;

/// <summary>The outputs of a lesson that isn't run as it is written.</summary>
/// <param name="Changes">Those of the changes that the lesson suggests under "Change it", in its order.</param>
/// <param name="Earlier">The ID of a cell to run again out of order, after all those changes.</param>
/// <param name="Again">Its output then.</param>
/// <param name="Asking">The ID of a cell to change, so that it asks for something that wasn't recorded.</param>
/// <param name="Question">Code that asks for it.</param>
internal sealed record ExpectedChanges(Shown[] Changes, string Earlier, Shown Again, string Asking, string Question)
{
    /// <summary>Each lesson's, by its number.</summary>
    public static IReadOnlyDictionary<string, ExpectedChanges> OfLessons { get; } = new Dictionary<string, ExpectedChanges>
    {
        ["01"] = new(
            [
                new("is a shell's PID"), new("unshare --uts"), new("● not yours"), new("sleep 1001", "sleep 1002"), new("2 × sleep"), new("CapEff", "NSpid"),
            ],
            "list-links", new("uts -> uts:["), "list-links", "await one.RunAsync(\"free --mega\")"),
        ["02"] = new(
            [
                new("du -sh upper", "mount -t overlay"), new("Then nothing would be shared"), new("/proc/sys", "overlay"), new("user:[", "mnt:["), new("CapBnd", "NoNewPrivs"),
            ],
            "pod-root", new("overlay"), "find-layers", "await host.RunAsync(\"free --mega\")"),
        ["03"] = new(
            [
                new("That is tap1 itself"), new("file orange", "file green"), new("tap2greentap1orange"), new("Traffic on the links"), new("One of the two requests got no answer"), new("tap2@", "DESTINATION"),
            ],
            "look-inside", new("tap1@if"), "look-inside", "await outer.RunAsync(\"ip -n orange neighbor\")"),
        ["04"] = new(
            [
                new("of pod demoopen: veth pair", "of pod demosolo: veth pair"), new("default", "/24"), new("One for each pod?"), new("demohost"), new("in packets"), new("eth0@if"),
            ],
            "ask-eth0", new("link_netnsid"), "pod-routes", "await node.ExecuteAsync([\"free\", \"--mega\"])"),
        ["05"] = new(
            [
                new("is php itself"), new("(3 of 8 rows)"), new("of type net"), new("(1 of 2 rows)"), new("My first pod"),
            ],
            "see-pod", new("demosolo"), "keep-node", "await node.ExecuteAsync([\"free\", \"--mega\"])"),
        ["06"] = new(
            [
                new("not yet right"), new("SigQ", "NSpid"), new("≠ changed"), new("became net:["), new("<defunct>", "/pause"),
            ],
            "read-signals", new("SigCgt"), "read-signals", "await node.ExecuteAsync([\"free\", \"--mega\"])"),
        ["07"] = new(
            [
                new("127.0.0.1:9082", "/pause"), new("It doesn't come after the others"), new("demoz"), new("demoz: php -S 127.0.0.1:9083"), new("pause listens on no port"),
            ],
            "processes-duo", new("php -S 127.0.0.1:9082"), "knock", "await lab.ExecAsync(\"demoduo\", \"demox\", [\"free\", \"--mega\"])"),
        ["08"] = new(
            [
                new("NSsid", "Name"), new("One number in its own pid namespace, true"), new("(1 of 14 rows)"), new("demonest"), new("level 4: 2"),
            ],
            "nsenter-outside", new("nsenter"), "nsenter-outside", "await node.ExecuteAsync([\"free\", \"--mega\"])"),
        ["09"] = new(
            [
                new("(1 of 2 rows)"), new("demoshare", "demosolo"), new("/pause -P is process 1"), new("sleep 4711", "php"), new("In an ordinary pod"),
            ],
            "matrix-solo", new("demosolo"), "look-host", "await node.ExecuteAsync([\"free\", \"--mega\"])"),
        ["11"] = new(
            [
                new("There is no part \"Drawings\""), new("spec.shareProcessNamespace: 1"), new("Numbers at each PID level"), new("hostPID: true"), new("demoplan", "privileged: true"),
            ],
            "look", new("shareProcessNamespace"), "look", "await lab.LookAsync(\"demolook\", \"prod\")"),
    };
}

/// <summary>Text that an output has, and text that it doesn't have.</summary>
internal sealed record Shown(string Present, string? Absent = null)
{
    /// <summary>A line for each fault of a text.</summary>
    public IEnumerable<string> FaultsIn(string text)
    {
        if (!text.Contains(Present, StringComparison.Ordinal))
        {
            yield return $"«{Present}» is missing in «{text}»";
        }

        if (Absent is not null && text.Contains(Absent, StringComparison.Ordinal))
        {
            yield return $"«{Absent}» is in «{text}»";
        }
    }
}
