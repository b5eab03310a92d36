using PodLab.Tests.Rendering.Drawings;

namespace PodLab.Tests.Anatomy;

public partial class WritingMermaid
{
    [Fact]
    public void It_nests_processes_in_containers_in_the_pod_on_the_node() => new RecordedNode("solo").Anatomy().Mermaid().ShouldBe(
        """
        flowchart TB
          subgraph node["node kind-worker"]
            subgraph pod["pod demosolo"]
              subgraph c0["pause"]
                p1082(["PID 1082 / 1<br>/pause"])
                c0own{{"own:<br>mnt 4026532528<br>pid 4026532531"}}
              end
              subgraph c1["demox"]
                p1111(["PID 1111 / 1<br>php -S 127.0.0.1:9081"])
                c1own{{"own:<br>mnt 4026532532<br>pid 4026532533"}}
              end
              shared{{"shared:<br>ipc 4026532530<br>net 4026532457<br>uts 4026532529"}}
            end
            nodes{{"of the node:<br>cgroup 4026532258<br>time 4026531834<br>user 4026531837"}}
          end

        """.ReplaceLineEndings("\n"));

    [Fact]
    public void Captured_text_cannot_leave_its_label() => SomeDrawings.Text.Sample(
        command =>
        {
            var node = new SmallNode();
            node.Add(SmallNode.First, SmallNode.Shim, command, like: SmallNode.First);
            var line = node.Anatomy().Mermaid().Split('\n').Single(l => l.Contains("p120", StringComparison.Ordinal));
            Label().IsMatch(line).ShouldBeTrue(line);
        },
        iter: 200);

    [GeneratedRegex("""^        p120\(\["PID 120 / 1<br>(?:[\p{L}\p{N} .,:/-]|#[0-9]+;)*"\]\)$""")]
    private static partial Regex Label();
}
