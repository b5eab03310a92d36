using PodLab.Setup.StandaloneNode;
using PodLab.Tests.CSharpKernel;

namespace PodLab.Tests.Packages;

/// <summary>The library and the tool as NuGet packages, from a folder, with no network to fall back on.</summary>
public sealed class UsingThePackages(StandaloneNodeFixture node) : IDisposable
{
    private const string Version = "0.0.1-test";

    // What the packages of PodLab need has been restored to build it, so it is there.
    private static readonly string _cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private readonly TemporaryFolder _folder = new();

    private Dictionary<string, string> Offline => new()
    {
        ["XDG_CACHE_HOME"] = _folder["cache"],
        ["NUGET_PACKAGES"] = _folder["packages"],
        ["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "1",
        ["HTTPS_PROXY"] = "http://127.0.0.1:9",
        ["PODLAB_STATE"] = node.State.Path,
        ["PODLAB_CLUSTER"] = "standalone",
        ["JUPYTER_DATA_DIR"] = _folder["jupyter"],
    };

    [Fact]
    public async Task A_notebook_anywhere_loads_the_library_as_a_package_and_opens_the_cluster()
    {
        Need.StandaloneNode.OrSkip();
        await node.RecordAsync();
        await PackAsync("helpers", "PodLab.csproj");
        await using var kernel = await KernelInFolder.StartAsync(_folder.Path, Offline);

        var loaded = await kernel.RunAsync($"#i \"nuget: feed\"\n#i \"nuget: {_cache}\"\n#r \"nuget: PodLab, {Version}\"\nusing PodLab;");
        var opened = await kernel.RunAsync("var lab = await Lab.OpenAsync();\nlab");

        loaded[0].Data?["text/plain"].ShouldBe($"Packages: PodLab, {Version}", string.Join('\n', loaded));
        opened[0].Data?["text/plain"].ShouldContain("podlab-node", customMessage: string.Join('\n', opened));
    }

    [Fact]
    public async Task The_installed_tool_installs_its_kernel_starts_a_node_and_runs_a_notebook()
    {
        Need.StandaloneNode.OrSkip();
        await using var state = new TemporaryState();
        await PackAsync("setup", "PodLab.Setup.csproj");
        await RunAsync(state, "dotnet", "tool", "install", "PodLab.Tool", "--version", Version, "--tool-path", _folder["tools"], "--source", _folder["feed"]);
        var podlab = _folder["tools/podlab"];
        var notebook = _folder.Write(
            "hello.ipynb", """{"cells":[{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":"6 * 7"}],"metadata":{},"nbformat":4,"nbformat_minor":5}""");

        var up = await RunAsync(state, podlab, "up", "--cluster", "standalone", "--no-install");
        var processes = await RunAsync(state, podlab, "exec", "podlab-node", "--", "ps", "-eo", "args");
        await RunAsync(state, podlab, "run", notebook, "--output", _folder["out"]);
        await RunAsync(state, podlab, "kernel", "install");
        await RunAsync(state, podlab, "down");

        up.ShouldContain("`podlab down`");
        processes.ShouldContain("podlab-supervisor");
        File.ReadAllText(_folder["out/hello.ipynb"]).ShouldContain("42");
        File.ReadAllText(_folder["jupyter/kernels/podlab-csharp/kernel.json"]).ShouldContain(_folder["tools"]);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> RunAsync(TemporaryState state, params string[] argv)
    {
        var environment = Offline.Select(variable => $"{variable.Key}={variable.Value}").Append($"PODLAB_STATE={state.Folder.Path}");
        return (await MachineCommand.RunAsync(["env", .. environment, .. argv], TestContext.Current.CancellationToken)).EnsureSuccess().StandardOutput;
    }

    // Packs what is built already.
    private async Task PackAsync(string folder, string project) => (await MachineCommand.RunAsync(
        [
            "dotnet", "msbuild", Repository.Path(folder, project), "-target:Pack", "-nodeReuse:false",
            $"-property:NoBuild=true;Configuration=Debug;PackageVersion={Version};PackageOutputPath={_folder["feed"]};PublishDir={_folder["publish"]}/",
        ],
        TestContext.Current.CancellationToken)).EnsureSuccess();
}
