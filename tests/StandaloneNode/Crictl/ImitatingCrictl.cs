using System.Text.Json;
using PodLab.Clusters.Standalone.Cri;
using PodLab.Setup.StandaloneNode.Crictl;

namespace PodLab.Tests.StandaloneNode.Crictl;

/// <summary>Compares with crictl's output on a kind node, table and JSON of the same moment.</summary>
public sealed class ImitatingCrictl
{
    [Fact]
    public void The_json_of_containers_is_crictls_to_the_last_character()
    {
        CrictlJson.Containers(Recorded()).ShouldBe(Fixture("ps-json"));
    }

    [Fact]
    public void The_table_of_containers_is_crictls_to_the_last_character()
    {
        var containers = Recorded();
        var pods = containers.DistinctBy(container => container.PodSandboxId).ToDictionary(container => container.PodSandboxId, container => container.Labels["io.kubernetes.pod.name"]);
        // The recording's clock: the newest container was two seconds old.
        var now = UnixTime.FromNanoseconds(containers[0].CreatedAt) + TimeSpan.FromSeconds(2.5);

        CrictlReports.Containers(containers, pods, now).ShouldBe(Fixture("ps"));
    }

    [Fact]
    public void The_table_of_images_is_crictls_to_the_last_character()
    {
        var rows = Fixture("images").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var images = rows.Select(row => new Image { Id = $"sha256:{row[2]}", RepoTags = { $"{row[0]}:{row[1]}" }, Size = Bytes(row[3]) }).Reverse();

        CrictlReports.Images(images).ShouldBe(Fixture("images"));
    }

    [Theory]
    [InlineData(0, "Less than a second ago")]
    [InlineData(1, "1 second ago")]
    [InlineData(59, "59 seconds ago")]
    [InlineData(60, "About a minute ago")]
    [InlineData(125, "2 minutes ago")]
    [InlineData(3600, "About an hour ago")]
    [InlineData(3 * 3600, "3 hours ago")]
    [InlineData(50 * 3600, "2 days ago")]
    [InlineData(15 * 24 * 3600, "2 weeks ago")]
    [InlineData(90 * 24 * 3600, "3 months ago")]
    public void Ages_are_told_in_crictls_words(int seconds, string words)
    {
        var now = DateTimeOffset.UtcNow;
        var pod = new PodSandbox { Metadata = new PodSandboxMetadata { Name = "demosolo" }, CreatedAt = (now - DateTimeOffset.UnixEpoch).Ticks * 100 - (seconds * 1_000_000_000L) };

        CrictlReports.Pods([pod], now).Split('\n')[1].ShouldContain(words);
    }

    [Fact]
    public async Task A_selector_that_is_none_is_refused_in_a_sentence()
    {
        await using var temporary = new TemporaryState();

        var refused = await Tool.RunAsync(temporary.Folder, "crictl", "pods", "--selector", "!!");

        refused.ExitCode.ShouldBe(1);
        refused.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("podlab: ");
    }

    private static string Fixture(string what) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "crictl", $"all.kind-worker.crictl-{what}.txt"));

    private static ulong Bytes(string size) => size switch
    {
        [.. var number, 'M', 'B'] => (ulong)(double.Parse(number, CultureInfo.InvariantCulture) * 1e6),
        [.. var number, 'k', 'B'] => (ulong)(double.Parse(number, CultureInfo.InvariantCulture) * 1e3),
        _ => ulong.Parse(size, CultureInfo.InvariantCulture),
    };

    private static List<Container> Recorded()
    {
        using var json = JsonDocument.Parse(Fixture("ps-json"));
        return [.. json.RootElement.GetProperty("containers").EnumerateArray().Select(Read)];
    }

    private static Container Read(JsonElement json)
    {
        var container = new Container
        {
            Id = Text(json, "id"),
            PodSandboxId = Text(json, "podSandboxId"),
            Metadata = new ContainerMetadata { Name = Text(json.GetProperty("metadata"), "name"), Attempt = json.GetProperty("metadata").GetProperty("attempt").GetUInt32() },
            Image = new ImageSpec { Image = Text(json.GetProperty("image"), "image") },
            ImageRef = Text(json, "imageRef"),
            State = ContainerState.ContainerRunning,
            CreatedAt = long.Parse(Text(json, "createdAt"), CultureInfo.InvariantCulture),
        };
        container.Labels.Add(json.GetProperty("labels").Deserialize<Dictionary<string, string>>());
        container.Annotations.Add(json.GetProperty("annotations").Deserialize<Dictionary<string, string>>());
        return container;
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
