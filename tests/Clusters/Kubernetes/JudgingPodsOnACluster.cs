using System.Net;
using PodLab.Tests.Manifests;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>
/// Gets a real API server's verdicts for the fixture <c>pod-verdicts.tsv</c>, in dry runs. With <c>PODLAB_TESTS_WRITE_VERDICTS=FILE</c> it writes the
/// table with that server's verdicts there. Use this to regenerate it, and to get the verdicts for lines that were added with any verdict.
/// </summary>
[Collection(OnKind.Name)]
public sealed partial class JudgingPodsOnACluster : ApiTests
{
    private const string Variable = "PODLAB_TESTS_WRITE_VERDICTS";
    private const int LongestWords = 120;

    [Fact]
    public async Task The_table_holds_what_an_api_server_says()
    {
        Need.KindCluster.OrSkip();
        var judged = new List<(PodVerdict Table, PodVerdict Server)>();
        foreach (var verdict in PodVerdict.All)
        {
            var (word, words) = await JudgeAsync(PodVerdict.Pod(verdict));
            judged.Add((verdict, verdict with { Verdict = word, Words = words }));
        }

        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } file)
        {
            var heading = Fixture.Manifest("pod-verdicts.tsv").Split('\n')[0];
            await File.WriteAllLinesAsync(file, judged.Select(row => row.Server.ToLine()).Prepend(heading), Cancellation);
            return;
        }

        // A later release may have another verdict, which is then in the table beside the first.
        judged.Where(row => row.Table.Verdict != row.Server.Verdict && !row.Table.Later.StartsWith(row.Server.Verdict, StringComparison.Ordinal))
            .Select(row => $"{row.Table}\n    there: {row.Server.Verdict} {row.Server.Words}").ShouldBeEmpty();
    }

    private async Task<(string Verdict, string Words)> JudgeAsync(JsonObject pod)
    {
        try
        {
            using var body = ApiServer.Json(pod);
            await Server.SendAsync("judge a pod", HttpMethod.Post, $"api/v1/namespaces/{Namespace}/pods?dryRun=All", body, Cancellation);
            return ("accepted", "");
        }
        catch (ApiException error) when (error.Status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Forbidden or HttpStatusCode.InternalServerError)
        {
            var words = error.Details?.Details?.Causes is { Count: > 0 } causes
                ? string.Join("; ", causes.Take(2).Select(cause => $"{cause.Field}: {cause.Message}"))
                : error.Details?.Message ?? error.Message;
            words = Run().Replace(Blank().Replace(words.Split(", error found")[0], " "), "$1…").Replace(Namespace, "dev", StringComparison.Ordinal);
            return ("refused", words[..Math.Min(words.Length, LongestWords)].TrimEnd());
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"(.)\1{60,}")]
    private static partial Regex Run();
}
