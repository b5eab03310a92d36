using PodLab.Manifests;

namespace PodLab.Tests.Manifests;

/// <summary>The verdict on a pod is the API server's.</summary>
public sealed class JudgingPods
{
    [Fact]
    public void Every_pod_of_the_table_is_judged_as_the_api_server_judges_it()
    {
        var wrong = PodVerdict.All.Select(verdict => (verdict, Ours: Judge(verdict))).Where(row => row.Ours is null != row.verdict.IsAccepted).ToList();

        wrong.ShouldBeEmpty(string.Join("\n\n", wrong.GroupBy(row => row.verdict.Field)
            .Select(rule => string.Join('\n', rule.Select(row => $"{row.verdict}\n    here: {row.Ours ?? "accepted"}")))));
    }

    [Fact]
    public void Every_field_that_the_standalone_node_takes_has_its_rows()
    {
        var judged = string.Join('\n', PodVerdict.All.Select(verdict =>
            System.Text.RegularExpressions.Regex.Replace(verdict.Field, @"\[\d+\]", "[]") + " " + verdict.Value));
        // Fields of items may be inside their list's value.
        var unjudged = StandaloneFields.Accepted.Where(field => !field.StartsWith("spec.initContainers", StringComparison.Ordinal))
            .Where(field => !judged.Contains(field, StringComparison.Ordinal) && !judged.Contains($"\"{field[(field.LastIndexOf('.') + 1)..]}\"", StringComparison.Ordinal));

        unjudged.ShouldBe(["kind", "spec.preemptionPolicy", "spec.priority", "spec.priorityClassName"], ignoreOrder: true);
    }

    // Null if it is accepted. Any other exception is a separate fault.
    private static string? Judge(PodVerdict verdict)
    {
        try
        {
            PodManifest.Read(ManifestReader.Read(PodVerdict.Pod(verdict).ToJsonString()).Single(), "dev");
            return null;
        }
        catch (ManifestException error)
        {
            return error.Message;
        }
    }
}
