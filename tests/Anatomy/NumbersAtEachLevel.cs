using PodLab.Anatomy;

namespace PodLab.Tests.Anatomy;

/// <summary>The numbers of a pod's processes in pid namespaces nested in the container's.</summary>
public sealed class NumbersAtEachLevel
{
    private const int Second = 300;
    private const int Joined = 310;
    private const int Innermost = 320;

    [Fact]
    public void A_process_in_a_nested_pid_namespace_is_the_containers_also_when_it_has_joined_from_outside()
    {
        var pod = Nested().Anatomy();

        pod.Container("demox").Processes.Select(process => process.Pid).ShouldBe([SmallNode.First, Second, Second + 1, Joined, Innermost]);
    }

    [Fact]
    public void A_process_that_has_joined_is_the_containers_also_with_the_files_of_another_container()
    {
        var node = Nested();
        node.Pod.Spec.Containers.Add(new V1Container { Name = "demoy" });
        node.Containers.Add(SmallNode.Container("c2", "demoy", 130));
        node.Add(130, SmallNode.Shim, "php -S 127.0.0.1:9082", like: SmallNode.First);
        node.Change(130, NamespaceType.Mnt, 40);
        node.Change(130, NamespaceType.Pid, 41);
        foreach (var pid in (int[])[Second, Joined])
        {
            node.Change(pid, NamespaceType.Mnt, 40);
        }

        var pod = node.Anatomy();
        pod.Container("demox").Processes.Select(process => process.Pid).ShouldContain(Joined);
        pod.Container("demoy").Processes.Select(process => process.Pid).ShouldBe([130]);
    }

    [Fact]
    public void In_a_pid_namespace_of_the_pod_a_childs_container_is_its_parents()
    {
        var node = new SmallNode();
        node.Change(SmallNode.First, NamespaceType.Pid, 20 + (ulong)NamespaceType.Pid);
        node.Add(300, SmallNode.First, "sleep 9", like: SmallNode.First, 9);
        node.Change(300, NamespaceType.Mnt, 77);

        node.Anatomy().Container("demox").Processes.Select(process => process.Pid).ShouldBe([SmallNode.First, 300]);
    }

    [Fact]
    public void A_pid_namespace_that_nests_in_the_nodes_own_is_no_containers()
    {
        var node = Nested();
        node.Add(400, 1, "sh", like: 1);
        node.Change(400, NamespaceType.Pid, 95);
        node.Add(401, 1, "sleep 9", like: 400, 2);

        node.Anatomy().Processes.Select(process => process.Pid).ShouldNotContain(pid => pid >= 400);
    }

    [Fact]
    public void Each_level_is_a_column_and_who_has_no_number_there_has_a_dash()
    {
        var levels = Nested().Anatomy().PidLevels();

        levels.Columns.Select(column => column.Header).ShouldBe(["CONTAINER", "COMMAND", "node", "container", "level 3", "level 4"]);
        Cells(levels, SmallNode.First).ShouldBe(["demox", "php -S 127.0.0.1:9081", "120", "1", "–", "–"]);
        Cells(levels, Innermost).ShouldBe(["demox", "sleep 9", "320", "12", "7", "1"]);
        levels.Single(row => row.Process.Pid == Innermost).PidAt(3).ShouldBe(7);
        levels.Single(row => row.Process.Pid == Joined).PidAt(4).ShouldBeNull();
    }

    [Fact]
    public void The_machines_numbers_come_first_where_they_are_those_of_the_same_process()
    {
        // The second is another node's process with the same numbers; the third was another process when the node was read.
        MachineView machine = new(1, [new(31, [9120, 120, 1]), new(99, [9121, Second, 10]), new(92, [9320, 321, 12, 7, 1])], "machine: read.");

        var levels = Nested().Anatomy().PidLevels(machine);

        levels.Columns[2].Header.ShouldBe("machine");
        levels.Single(row => row.Process.Pid == SmallNode.First).Pids.ShouldBe([9120, 120, 1]);
        Cells(levels, Second)[2].ShouldBe("?");
        levels.Single(row => row.Process.Pid == Innermost).Pids.ShouldBe([320, 12, 7, 1]);
        levels.ToString().ShouldContain("machine: read.");
    }

    [Fact]
    public void Where_the_machine_could_not_be_read_its_column_is_missing_and_the_reason_is_there()
    {
        var levels = Nested().Anatomy().PidLevels(new MachineView(0, [], "Not to be seen from here."));

        levels.Columns.ShouldNotContain(column => column.Header == "machine");
        levels.ToString().ShouldContain("Not to be seen from here.");
    }

    [Fact]
    public void With_a_pid_namespace_for_the_pod_the_second_level_is_the_pods()
    {
        var node = new SmallNode();
        node.Change(SmallNode.First, NamespaceType.Pid, 20 + (ulong)NamespaceType.Pid);

        node.Anatomy().PidLevels().Columns.Select(column => column.Header).ShouldContain("pod");
    }

    [Fact]
    public void The_picture_has_a_box_in_a_box_for_each_level_and_the_notes_of_the_pod()
    {
        var pod = Nested().Anatomy();
        var words = pod.Note(pod.Processes.Single(process => process.Pid == Joined), "mine").PidLevelDrawing(new MachineView(1, [new(31, [9120, 120, 1])], "")).ToString();

        words.ShouldContain(string.Join('\n', "  level 1: node kind-worker", "    level 2: container pause"));
        words.ShouldContain("    level 2: container demox\n      pid:[31]\n");
        words.ShouldContain("        9120 → 120 → 1\n");
        words.ShouldContain("      level 3\n        pid:[91]\n");
        words.ShouldContain("        level 4\n          pid:[92]\n          sleep 9\n            320 → 12 → 7 → 1\n");
        words.ShouldContain("✎1 PID 310: mine");
    }

    [Fact]
    public void A_pid_namespace_whose_process_1_is_unknown_is_drawn_at_the_nodes_level()
    {
        var node = Nested();
        node.End(Innermost);
        node.Add(321, Joined, "orphaned", like: Joined, 13, 8, 2);
        node.Change(321, NamespaceType.Pid, 92);

        node.Anatomy().PidLevelDrawing().ToString().ShouldContain("\n  level 4\n    pid:[92]\n");
    }

    // php's container, with three more processes: a shell at level 3, one that joined it from the node, and that one's child at level 4.
    private static SmallNode Nested()
    {
        var node = new SmallNode();
        node.Add(Second, 1, "unshare --pid --fork", like: SmallNode.First, 10);
        node.Change(Second, NamespaceType.Mnt, 10 + (ulong)NamespaceType.Mnt);
        node.Add(Second + 1, Second, "bash", like: 1, 11, 1);
        node.Change(Second + 1, NamespaceType.Pid, 91);
        node.Add(Joined, 1, "bash", like: 1, 14, 3);
        node.Change(Joined, NamespaceType.Pid, 91);
        node.Add(Innermost, Joined, "sleep 9", like: 1, 12, 7, 1);
        node.Change(Innermost, NamespaceType.Pid, 92);
        return node;
    }

    private static string[] Cells(Table<ProcessLevels> levels, int pid) =>
        [.. levels.Columns.Select(column => column.Text(levels.Single(row => row.Process.Pid == pid)))];
}
