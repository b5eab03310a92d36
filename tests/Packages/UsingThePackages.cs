using PodLab.Setup.Jupyter;
using PodLab.Setup.KernelSpecs;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.Notebooks;
using PodLab.Setup.StandaloneNode;
using PodLab.Tests.CSharpKernel;
using PodLab.Tests.Jupyter.Contract;
using PodLab.Tests.NotebookRunner;

namespace PodLab.Tests.Packages;

/// <summary>The library and the tool as NuGet packages, from a folder, without a network.</summary>
[Collection(StartingDotNetInteractive.Name)]
public sealed class UsingThePackages(StandaloneNodeFixture node) : IDisposable
{
    private const string Version = "0.0.1-test";

    // The dependencies of PodLab's packages were restored to build it, so they are here.
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
    public async Task The_magic_that_draws_a_pod_says_what_it_lacks()
    {
        await using var kernel = await KernelInFolder.StartAsync(_folder.Path, Offline);

        (await kernel.RunAsync("#!pod demosolo"))[0].ErrorMessage!.ShouldStartWith("#!pod needs PodLab's library. Load it in an earlier cell:");
        (await kernel.RunAsync("#!pod"))[0].ErrorMessage.ShouldBe("#!pod needs the name of a pod. Write: #!pod NAME.");
    }

    [Theory]
    [InlineData(KernelInstallation.Name)]
    [InlineData(DotNetInteractive.Name)]
    public async Task A_notebook_that_has_loaded_the_package_draws_a_pod_by_a_magic(string kernel)
    {
        if (kernel == DotNetInteractive.Name)
        {
            Need.DotNetInteractive.OrSkip();
            KernelInstallation.Install(await DotNetInteractive.RestoreAsync(TestContext.Current.CancellationToken), _folder["jupyter/kernels"], force: true);
        }
        else
        {
            KernelInstallation.Install(_folder["jupyter/kernels"], alsoAsNetInteractive: false);
        }

        await PackAsync("helpers", "PodLab.csproj");
        // .NET Interactive fails if a source is unreachable, so NuGet's settings name none.
        _folder.Write("home/.nuget/NuGet/NuGet.Config", "<configuration><packageSources><clear /></packageSources></configuration>");
        var recording = Repository.Path("notebooks", "recordings", "05-pod-infrastructure.standalone.podlab.json.gz");
        var launch = KernelLaunch.Of(new KernelSpec(_folder[$"jupyter/kernels/{kernel}"]));
        await using var client = await JupyterClient.StartAsync(
            launch, _folder.Path, new Dictionary<string, string>(Offline) { ["PODLAB_CLUSTER"] = $"recorded:{recording}", ["HOME"] = _folder["home"] }, TestContext.Current.CancellationToken);
        using var cells = NotebookCopy.OfCells(
            $"#i \"nuget: {_folder["feed"]}\"\n#i \"nuget: {_cache}\"\n#r \"nuget: PodLab, {Version}\"", "typeof(Lab).FullName", "#!pod demosolo", "#!lsmagic");

        var run = await new NotebookExecution(Notebook.Read(cells.Path), client).RunAsync(new Progress<CellRun>(), TestContext.Current.CancellationToken);

        run.Failure.ShouldBeNull();
        run.Notebook.Cells[1].Outputs.OfType<RichOutput>().Single().Data.Text("text/plain").ShouldBe("PodLab.Lab");
        var drawing = run.Notebook.Cells[2].Outputs.OfType<RichOutput>().ShouldHaveSingleItem().Data;
        drawing.Text("text/html")!.ShouldContain("<img");
        drawing.Text("text/plain")!.ShouldContain("demosolo");
        string.Concat(run.Notebook.Cells[3].Outputs.Select(output => output.Json.ToJsonString())).ShouldContain("#!pod");
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
