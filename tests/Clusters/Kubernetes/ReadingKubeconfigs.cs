namespace PodLab.Tests.Clusters.Kubernetes;

public sealed class ReadingKubeconfigs : IDisposable
{
    private const string TwoContexts = """
        apiVersion: v1
        kind: Config
        clusters:
        - {name: one, cluster: {server: "https://one.invalid:6443", certificate-authority: ca.crt}}
        contexts:
        - {name: first, context: {cluster: one, user: me}}
        - {name: second, context: {cluster: two, user: me}}
        users:
        - {name: me, user: {token: marker-token}}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("podlab-kubeconfig-").FullName;

    [Fact]
    public void A_missing_file_is_told_with_what_makes_one()
    {
        var error = Should.Throw<PodLabException>(() => Kubeconfig.Load(Path.Combine(_folder, "none")));

        error.Message.ShouldStartWith($"There is no kubeconfig: {_folder}/none doesn't exist.");
        error.Message.ShouldContain("KUBECONFIG");
    }

    [Fact]
    public void Without_a_current_context_the_contexts_are_listed()
    {
        var error = Should.Throw<PodLabException>(() => Load(TwoContexts).GetContext());

        error.Message.ShouldContain("names no current context. It has: first, second. Choose one: `kubectl config use-context NAME`");
    }

    [Fact]
    public void An_unknown_context_is_told_with_those_there_are() =>
        Should.Throw<PodLabException>(() => Load(TwoContexts).GetContext("third")).Message.ShouldContain("has no context third. It has: first, second.");

    [Fact]
    public void A_context_that_leads_nowhere_says_so() =>
        Should.Throw<PodLabException>(() => Load(TwoContexts).GetContext("second")).Message.ShouldContain("leads nowhere: its cluster \"two\" has no server there.");

    [Fact]
    public void The_current_context_is_taken_when_none_is_named()
    {
        var context = Load($"{TwoContexts}\ncurrent-context: first").GetContext();

        context.ToString().ShouldBe("first (https://one.invalid:6443)");
    }

    [Fact]
    public void Of_several_files_the_first_entry_of_a_name_counts_and_missing_files_do_not()
    {
        var first = Write("first", TwoContexts);
        var second = Write("second", """
            current-context: second
            clusters:
            - {name: two, cluster: {server: "https://two.invalid"}}
            - {name: one, cluster: {server: "https://other.invalid"}}
            """);

        var kubeconfig = Kubeconfig.LoadAll([first, Path.Combine(_folder, "none"), second]);

        kubeconfig.GetContext().ToString().ShouldBe("second (https://two.invalid)");
        kubeconfig.GetContext("first").Server.ShouldBe("https://one.invalid:6443");
    }

    [Theory]
    [InlineData("clusters: [\nusers: {marker-password")]
    [InlineData("clusters: marker-password")]
    [InlineData("- marker-password")]
    [InlineData("")]
    public void What_is_no_kubeconfig_is_told_without_its_content(string content)
    {
        var error = Should.Throw<PodLabException>(() => Load(content).GetContext());

        error.ToString().ShouldNotContain("marker");
        error.Message.ShouldContain("kubeconfig");
    }

    [Fact]
    public void Paths_count_from_the_files_own_folder()
    {
        var error = Should.Throw<PodLabException>(() => Load($"{TwoContexts}\ncurrent-context: first").GetContext().Connect());

        error.Message.ShouldContain("a file that it names doesn't exist");
        error.ToString().ShouldNotContain("marker");
    }

    [Fact]
    public void A_user_in_the_servers_address_is_not_shown()
    {
        var content = TwoContexts.Replace("https://one", "https://marker-user:marker-password@one", StringComparison.Ordinal);

        Load(content).GetContext("first").ToString().ShouldBe("first (https://one.invalid:6443)");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Kubeconfig Load(string content) => Kubeconfig.Load(Write("config", content));

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
