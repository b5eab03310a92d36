using System.Xml.Linq;
using PodLab.Rendering.Drawings;
using PodLab.Tests.Rendering.Drawings;

namespace PodLab.Tests.Anatomy;

public partial class ViewsOfAPod
{
    [Fact]
    public void An_ephemeral_container_that_looks_into_another_does_not_make_the_pod_share_its_processes()
    {
        var node = new SmallNode();
        node.Pod.Spec.Containers.Add(new V1Container { Name = "demoy" });
        node.Pod.Spec.EphemeralContainers = [new V1EphemeralContainer { Name = "debugger", TargetContainerName = "demox" }];
        node.Add(130, SmallNode.Shim, "php -S 127.0.0.1:9082", like: SmallNode.First);
        node.Change(130, NamespaceType.Mnt, 40);
        node.Change(130, NamespaceType.Pid, 41);
        node.Add(140, SmallNode.Shim, "sh", like: SmallNode.First, 7);
        node.Change(140, NamespaceType.Mnt, 50);
        node.Containers.AddRange([SmallNode.Container("c2", "demoy", 130), SmallNode.Container("c3", "debugger", 140)]);
        var pod = node.Anatomy();

        var words = pod.Drawing().ToString();

        words.ShouldContain("◆ an ephemeral container shares demox's pid namespace");
        words.ShouldNotContain("shareProcessNamespace");
        words.ShouldContain("PID 7 in the container");
        pod.SharedNamespaces.ShouldContain(new LinuxNamespace(NamespaceType.Pid, 31));
    }

    [Fact]
    public void ShareProcessNamespace_is_told_of_a_pod_without_pause_whose_containers_are_all_in_one_pid_namespace()
    {
        var node = new SmallNode { WithPause = false };
        node.Pod.Spec.Containers.Add(new V1Container { Name = "demoy" });
        node.Add(130, SmallNode.Shim, "php -S 127.0.0.1:9082", like: SmallNode.First, 7);
        node.Change(130, NamespaceType.Mnt, 40);
        node.Containers.Add(SmallNode.Container("c2", "demoy", 130));

        node.Anatomy().Drawing().ToString().ShouldContain("◆ shareProcessNamespace: its containers see each other's processes");
    }

    [Fact]
    public void The_drawing_in_words_says_where_each_process_and_namespace_belongs() =>
        new RecordedNode("solo").Anatomy().Drawing().ToString().ShouldBe(
            """
            Pod demosolo, taken apart
            node kind-worker
              Linux namespaces of the node that processes of this pod are in: cgroup:[4026532258], time:[4026531834], user:[4026531837]
              pod demosolo
                Kubernetes namespace dev · IP 10.244.2.3
                pause
                  container made by the runtime
                  k8s.gcr.io/pause:3.6
                  /pause
                    PID 1082 on the node
                    PID 1 in the container
                  Its own Linux namespaces: mnt:[4026532528], pid:[4026532531]
                demox
                  container
                  docker.io/library/demo:1.0.0
                  php -S 127.0.0.1:9081
                    PID 1111 on the node
                    PID 1 in the container
                  Its own Linux namespaces: mnt:[4026532532], pid:[4026532533]
                Shared by the pod's containers: what makes them a pod: ipc:[4026532530] (2 processes), net:[4026532457] (2 processes), uts:[4026532529] (2 processes)
              ● own: only one container's · ◆ pod: shared by its containers · ○ node: the node's

            """.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("hostnet", "Not kept apart from the node (hostNetwork): net:[4026532338], uts:[4026532335]")]
    [InlineData("hostpid", "Not kept apart from the node (hostPID): pid:[4026532337]")]
    [InlineData("hostnet", "○ hostNetwork: the pod uses the node's addresses, ports and host name")]
    [InlineData("hostpid", "○ hostPID: its containers see all processes of the node")]
    [InlineData("hostpid", "A dashed pod is not kept apart from the node")]
    [InlineData("sharepid", "pid:[4026532531] (3 processes)")]
    [InlineData("sharepid", "◆ shareProcessNamespace: its containers see each other's processes")]
    public void What_is_special_about_a_pod_stands_in_its_drawing(string recording, string words) =>
        new RecordedNode(recording).Anatomy().Drawing().ToString().ShouldContain(words);

    [Theory]
    [InlineData("solo", false)]
    [InlineData("sharepid", false)]
    [InlineData("hostnet", true)]
    [InlineData("hostpid", true)]
    public void A_pod_that_uses_what_is_the_nodes_has_a_dashed_edge(string recording, bool isDashed) =>
        DrawingLayout.Of(new RecordedNode(recording).Anatomy().Drawing().Root).Boxes
            .Single(box => box is { Role: Role.Subject, IsTag: false }).IsDashed.ShouldBe(isDashed);

    [Theory]
    [MemberData(nameof(Recordings))]
    public void All_numbers_of_the_pod_are_in_the_picture_and_in_its_words(string recording)
    {
        var pod = new RecordedNode(recording).Anatomy();
        var shown = string.Join('\n', XDocument.Parse(pod.Drawing().ToSvg()).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
        var words = pod.Drawing().ToString();
        foreach (var process in pod.Processes)
        {
            shown.ShouldContain($"PID {process.Pid} on the node");
            words.ShouldContain($"PID {process.Pid} on the node");
            process.Memberships.ShouldAllBe(m => shown.Contains($"{m.Namespace!.Value.Inode}") && words.Contains($"{m.Namespace}"));
        }
    }

    [Fact]
    public void Twelve_containers_stay_legible_and_many_processes_fold_into_a_sentence()
    {
        var node = new SmallNode();
        for (var i = 1; i < 12; i++)
        {
            node.Add(200 + i, SmallNode.Shim, $"php -S 127.0.0.1:{9081 + i}", like: SmallNode.First);
            node.Change(200 + i, NamespaceType.Mnt, 300 + (ulong)i);
            node.Pod.Spec.Containers.Add(new V1Container { Name = $"demo{i}" });
            node.Containers.Add(SmallNode.Container($"c{i}x", $"demo{i}", 200 + i));
        }

        for (var i = 0; i < 40; i++)
        {
            node.Add(1000 + i, SmallNode.First, "php-fpm: pool www", like: SmallNode.First);
        }

        var drawing = node.Anatomy().Drawing();
        var layout = DrawingLayout.Of(drawing.Root);
        layout.Width.ShouldBeLessThan(900);
        layout.Boxes.Where(box => box is { Role: Role.Part, IsTag: false }).GroupBy(box => box.Y).Select(row => row.Count()).ShouldBe([1, 3, 3, 3, 3]);
        drawing.ToSvg().ShouldContain("and 36 more processes");
        drawing.ToString().ShouldContain("PID 1039 on the node");
    }

    [Fact]
    public void The_matrix_has_a_symbol_a_word_and_a_number_for_each_process_and_type()
    {
        var matrix = new RecordedNode("solo").Anatomy().Matrix();

        matrix.Columns.Skip(3).Select(column => column.Header).ShouldBe(["cgroup", "ipc", "mnt", "net", "pid", "time", "user", "uts"]);
        matrix.Columns.Skip(3).Select(column => column.Text(matrix[1])).ShouldBe(
            ["○ node 4026532258", "◆ pod 4026532530", "● own 4026532532", "◆ pod 4026532457", "● own 4026532533", "○ node 4026531834", "○ node 4026531837", "◆ pod 4026532529"]);
    }

    [Fact]
    public void A_table_of_processes_is_pruned_to_the_pod_and_the_shim_above_it()
    {
        var node = new RecordedNode("solo");
        var table = new Table<NodeProcess>("Processes", [], [.. node.Snapshot.Processes.Select(process => process.Process)]);

        table.Of(node.Anatomy()).Select(process => process.Pid).ShouldBe([1061, 1082, 1111]);
    }

    [Fact]
    public void A_table_of_namespaces_is_pruned_to_the_lessons_seven_rows()
    {
        var node = new RecordedNode("solo");
        var rows = new Table<NamespaceRow>("Linux namespaces", [], node.Rows).Of(node.Anatomy());

        rows.Select(row => $"{row.Type} {row.ProcessCount} {row.Pid}").ShouldBe(
            ["net 2 1082", "mnt 1 1082", "uts 2 1082", "ipc 2 1082", "pid 1 1082", "mnt 1 1111", "pid 1 1111"]);
        rows.Caption.ShouldBe("Linux namespaces: those of pod demosolo (7 of 25 rows)");
    }

    [Fact]
    public void The_summary_says_what_is_whose() =>
        new RecordedNode("duo").Anatomy().ToString().ShouldBe(
            """
            Pod demoduo (Kubernetes namespace dev) on node kind-worker, IP 10.244.2.2
              pause (container made by the runtime): PID 541 /pause; own: mnt:[4026532528], pid:[4026532531]
              demox (container): PID 571 php -S 127.0.0.1:9081; own: mnt:[4026532532], pid:[4026532533]
              demoy (container): PID 601 php -S 127.0.0.1:9082; own: mnt:[4026532534], pid:[4026532535]
              shared by the containers: ipc:[4026532530], net:[4026532457], uts:[4026532529]

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void Text_of_a_process_or_a_manifest_is_only_ever_text() => Gen.Select(SomeDrawings.Text, SomeDrawings.Text, SomeDrawings.Text).Sample(
        (command, name, ip) =>
        {
            var node = new SmallNode();
            node.Add(SmallNode.First, SmallNode.Shim, command, like: SmallNode.First);
            node.Pod.Spec.Containers[0].Name = name;
            node.Pod.Status.PodIP = ip;
            node.Containers[0] = node.Containers[0] with { Name = name, Image = command };

            var pod = node.Anatomy();
            XDocument.Parse(pod.Drawing().ToSvg());
            string[] html = [pod.ToHtml(), pod.Matrix().ToHtml(), pod.Drawing().ToHtml()];
            html.ShouldAllBe(page => !ForeignTag().IsMatch(page));
            pod.ToString().Split('\n').Length.ShouldBe(5);
            pod.Drawing().ToString().ShouldNotContain('\u202e');
        },
        iter: 60);

    public static TheoryData<string> Recordings => RecordedNode.Names;

    [GeneratedRegex("<(?!/?(table|caption|thead|tbody|tr|th|td|code|p|br|small|details|summary|pre|strong|mark|abbr|span|img)\\b)")]
    private static partial Regex ForeignTag();
}
