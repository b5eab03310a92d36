namespace PodLab.Tests.Notebooks;

/// <summary>Each sentence of lesson 02 that is checked on the machine, and most of its answers, on a machine with falsified answers.</summary>
public sealed class SentencesOfLesson02() : TamperedRecordings(Recorded)
{
    private const string Recorded = "02-containers-by-hand.standalone";
    private const string Mounts = @"^command \S+ cat /proc/\d+/mountinfo$";
    private const string Links = @"^command \S+ ls -l /proc/\d+/ns$";
    private const string Paths = @"^command .* -- find \S+ -name note-\d+$";
    private const string PathsWithInodes = @"^shellCommand \S+ host Run find \S+ -name note-\d+ -printf ";
    private const string RootedInOne = @"^command .*sh -c grep -ls \S+ / / \S+/one/upper' ";

    private static readonly Tampering[] _lies =
    [
        new("the lowest layer has no usr", ["find-layers"], @"^shellCommand \S+ host Run ls /\S+$", "usr", "other"),
        new("the node sees the tmpfs", ["open-shells"], @"^command \S+ cat /proc/1/mountinfo$", " / /proc ", $" / {Stage()} "),
        new("shell host doesn't see the tmpfs", ["open-shells"], Mounts, $" {Stage()} ", " /elsewhere ") { Time = 2 },
        new("the second overlay shows other files", ["mount-overlays"], @"^shellCommand \S+ two Run ls merged", "usr", "other"),
        new("the overlays hold a copy", ["mount-overlays"], @"^shellCommand \S+ \w+ Run ls merged; du", "0\tupper", "64M\tupper"),
        new("chroot leaves the root where it was", ["run-chroot"], @"^shellCommand \S+ host Run readlink /proc/\d+/root$", "merged", "upper"),
        new("chroot makes a mnt namespace", ["run-chroot", "e02-1"], Links, @"mnt:\[\d+\]", "mnt:[1]") { Time = 1 },
        new("unshare makes a sixth namespace", ["unshare"], Links, @"time:\[\d+\]", "time:[1]") { Time = 4 },
        new("the shell is process 2", ["pivot"], @"^shellCommand \S+ one Run echo I am process", "process 1\n", "process 2\n"),
        new("the shell's root has another upper folder", ["pivot"], Mounts, "/one/upper", "/one/other") { Time = 4 },
        new("a mount of the node is left", ["pivot"], Mounts, " / /proc ", " / /home ") { Time = 4 },
        new("shell two has the file", ["write-file"], @"^shellCommand \S+ two Run ls /note-\d+$", "^$", "/note"),
        new("the file isn't deleted", ["delete-file"], @"^shellCommand \S+ one Run php ", "^$", "/etc/passwd\n"),
        new("the file is deleted in shell two as well", ["delete-file"], @"^shellCommand \S+ two Run ls /etc/passwd$", "passwd", "x"),
        new("shell host finds the file once", ["find-file"], PathsWithInodes, @"^\S+/merged/.*\n", ""),
        new("the file has two inode numbers", ["find-file"], PathsWithInodes, @"(/upper/\S+ inode )\d+", "${1}1"),
        new("the file is on one device", ["find-file"], PathsWithInodes, @"device \d+", "device 1"),
        new("the whiteout has other numbers", ["draw-layers"], @"^shellCommand \S+ host Run stat -c '%F %t,%T' ", "0,0", "1,3"),
        new("the pod has another lower folder", ["pod-root"], Mounts, "lowerdir=", "lowerdir=/other:") { Time = 11 },
        new("the pod's file is another", ["pod-file"], @"^shellCommand \S+ host Run cat /\S+/note-\d+$", "written", "read"),
        new("the hand-made container has no capabilities", ["compare-rights", "e02-7"], @"^command \S+ cat /proc/\d+/status$",
            @"CapEff:\t\w+", "CapEff:\t0000000000000000") { Time = 14 },
        new("the container runs again", ["kill"], RootedInOne, "^$", "/proc/1/mountinfo\n") { Time = 7 },
        new("chroot changes mnt when it is tried again", ["e02-1"], @"^command .* sh -c chroot ",
            @"(\n\n(?:.*\n)*?)mnt:\[\d+\]", "${1}mnt:[1]") { Time = 0 },
        new("the file is found a third time", ["e02-2"], Paths, @"^(.*)\n", "$1\n${1}x\n") { Time = 2 },
        new("the file is stored in work", ["e02-3"], Paths, "/upper/", "/work/") { Time = 3 },
        new("an empty file hides the deleted one", ["e02-4"], @"^command .* -- stat -c %F /", "character special file", "regular empty file")
            { Time = 4 },
        new("the pod has one more lower folder", ["e02-5"], Mounts, "lowerdir=", "lowerdir=/other:") { Time = 12 },
        new("the container is started late", ["e02-8"], RootedInOne, "^$", "/proc/1/mountinfo\n") { Time = 9 },
    ];

    public static TheoryData<string> Lies => Choose(_lies);

    [Theory]
    [MemberData(nameof(Lies))]
    public Task Lies_make_exactly_their_cells_fail(string lies) => OnlyTheirCellsFailAsync(_lies, lies);

    private static string Stage() => FindInQuestions(Recorded, @"(/run/podlab-02-\d+)");
}
