using PodLab.Exercises;

namespace PodLab.Tests.Exercises;

/// <summary>Answers to lesson 04's questions, about the node in the shipped recording.</summary>
public sealed class AnsweringLesson04
{
    public static TheoryData<string, object, string> TellingMistakes => new()
    {
        { "E04.1", "eth0", "the name in the pod" },
        { "E04.1", "cni0", "That is a bridge" },
        { "E04.1", "lo", "isn't an end of a veth pair" },
        { "E04.1", 3, "That is its index" },
        { "E04.2", 3, "That is the index of the link" },
        { "E04.2", 1, "demoopen's network namespace" },
        { "E04.3", "10.244.1.1", "Which link on the node has it?" },
        { "E04.3", "eth0", "by which the packets leave the pod" },
        { "E04.4", 3, "Think of the address that demohost has" },
        { "E04.4", 4, "both ends of each pair" },
        { "E04.4", 0, "has an end on the node" },
        { "E04.5", "TX", "the other end of the cable" },
        { "E04.5", "both", "Both grow a little" },
        { "E04.6", "page", "compare the address" },
        { "E04.6", "nothing", "when packets are lost" },
        { "E04.7", "0.0.0.0:*", "from where it accepts connections" },
        { "E04.7", "10.244.1.2", "It doesn't wait at that one" },
        { "E04.7", "9081", "That is the port" },
        { "E04.8", "a page", "of its own network namespace" },
        { "E04.8", "nothing", "No packet is lost on lo" },
    };

    public static TheoryData<string, object> RightAnswers => new()
    {
        { "E04.2", "0" }, { "E04.3", "CNI0" }, { "E04.5", "rx" }, { "E04.6", "Refused" },
        { "E04.7", "127.0.0.1:9081" }, { "E04.7", "localhost" }, { "E04.8", "refused" },
    };

    [Theory]
    [MemberData(nameof(TellingMistakes))]
    public async Task A_telling_mistake_gets_its_own_hint(string id, object answer, string hint) => (await CheckAsync(id, answer)).ShouldBeWrong(hint);

    [Theory]
    [MemberData(nameof(RightAnswers))]
    public async Task What_the_node_shows_is_right_however_it_is_written(string id, object answer) => (await CheckAsync(id, answer)).ShouldPass();

    [Theory]
    [InlineData("LISTEN 0 4096 127.0.0.1:9081 0.0.0.0:*\nLISTEN 0 4096 [::]:19081 [::]:*\n", "127.0.0.1")]
    [InlineData("LISTEN 0 4096 127.0.0.1:9082 0.0.0.0:*", "")]
    [InlineData("", "")]
    public void The_address_is_that_of_the_socket_with_the_port(string sockets, string address) =>
        PodTraffic.AddressOfSocket(sockets, 9081).ShouldBe(address);

    private static async Task<ExerciseResult> CheckAsync(string id, object answer)
    {
        await using var lab = await RecordedLab.OpenAsync(RecordedLab.Standalone("04-pod-networking"));
        return await lab.CheckAsync(id, answer);
    }
}
