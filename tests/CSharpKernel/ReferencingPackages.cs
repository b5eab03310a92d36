using System.Net;
using System.Net.Sockets;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.StandaloneNode;

namespace PodLab.Tests.CSharpKernel;

/// <summary><c>#r "nuget: …"</c> in a real kernel process, resolved by the real SDK from a folder, without a network.</summary>
public sealed class ReferencingPackages : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_package_comes_with_what_it_needs_and_later_from_the_cache()
    {
        await PackAsync("Petal", "1.0.0", "public static class Petal { public static int Count => 5; }");
        await PackAsync("Flower", "2.0.0", "public static class Flower { public static int Petals => Petal.Count; }", "Petal");
        const string cell = "#i \"nuget: feed\"\n#r \"nuget: Flower, 2.0.0\"\nFlower.Petals + Petal.Count";

        await using (var kernel = await StartAsync())
        {
            var said = await kernel.RunAsync(cell);

            said.Select(Plain).ShouldBe(["display Packages: Flower, 2.0.0", "result 10", "done "], string.Join('\n', said));
        }

        // The SDK doesn't run again: it could find the package only in its original folder, which is now empty.
        foreach (var package in Directory.GetFiles(_folder["feed"]))
        {
            File.Delete(package);
        }

        await using var another = await StartAsync();
        (await another.RunAsync(cell)).Select(Plain).ShouldBe(["display Packages: Flower, 2.0.0", "result 10", "done "]);
    }

    [Fact]
    public async Task Packages_may_be_named_between_other_lines_and_the_newest_without_a_version()
    {
        await PackAsync("Petal", "1.0.0", "public static class Petal { public static int Count => 5; }");
        await PackAsync("Petal", "1.2.0", "public static class Petal { public static int Count => 7; }");
        await using var kernel = await StartAsync();

        var said = await kernel.RunAsync("var x = 1;\n#i \"nuget: feed\"\n#r \"nuget: petal\"\nx + Petal.Count");

        said.Select(Plain).ShouldBe(["display Packages: petal, 1.2.0", "result 8", "done "], string.Join('\n', said));
        (await kernel.RunAsync("#r \"nuget: Petal, 1.0.0\"\n1"))[0].ErrorMessage
            .ShouldBe("petal, 1.2.0 is already loaded, and a process can load only one version. To use Petal, 1.0.0, restart the kernel.");
    }

    [Theory]
    [InlineData("Petal, 1.*")]
    [InlineData("Petal, 1.0")]
    [InlineData("Petal, [1.0,2.0)")]
    public async Task A_cell_that_names_a_range_of_versions_can_be_run_again(string wanted)
    {
        await PackAsync("Petal", "1.0.0", "public static class Petal { public static int Count => 5; }");
        await using var kernel = await StartAsync();
        var cell = $"#i \"nuget: feed\"\n#r \"nuget: {wanted}\"\nPetal.Count";

        (await kernel.RunAsync(cell)).Select(Plain).ShouldBe(["display Packages: Petal, 1.0.0", "result 5", "done "]);
        (await kernel.RunAsync(cell)).Select(Plain).ShouldBe(["result 5", "done "]);
    }

    [Fact]
    public async Task A_version_that_is_missing_is_replaced_by_the_nearest_higher_one_and_a_line_says_so()
    {
        await PackAsync("Petal", "1.0.0", "public static class Petal { public static int Count => 5; }");
        await PackAsync("Flower", "2.0.0", "public static class Flower { public static int Petals => Petal.Count; }", "Petal");
        await PackAsync("Petal", "1.2.0", "public static class Petal { public static int Count => 7; }");
        await PackAsync("Petal", "1.3.0", "public static class Petal { public static int Count => 9; }");
        File.Delete(_folder["feed/Petal.1.0.0.nupkg"]);
        Directory.Delete(_folder["packages"], recursive: true);
        await using var kernel = await StartAsync();

        (await kernel.RunAsync("#i \"nuget: feed\"\n#r \"nuget: Flower, 2.0.0\"\nFlower.Petals")).Select(Plain).ShouldBe(
        [
            "display Packages: Flower, 2.0.0\nDependencies with a version higher than the lowest required one: Petal 1.2.0.", "result 7", "done ",
        ]);
        await using var another = await StartAsync();
        const string cell = "#i \"nuget: feed\"\n#r \"nuget: Petal, 1.0.0\"\nPetal.Count";
        (await another.RunAsync(cell)).Select(Plain).ShouldBe(
            ["display Packages: Petal, 1.2.0\nPetal 1.0.0 isn't in the package sources. The nearest higher version, 1.2.0, is loaded instead.", "result 7", "done "]);
        (await another.RunAsync(cell)).Select(Plain).ShouldBe(["result 7", "done "]);
        // The stored answer also says so.
        await using var third = await StartAsync();
        Plain((await third.RunAsync(cell))[0]).ShouldContain("1.2.0, is loaded instead");
    }

    [Fact]
    public async Task A_source_that_cannot_be_reached_is_tried_once_and_the_others_go_on()
    {
        await PackAsync("Petal", "1.0.0", "public static class Petal { public static int Count => 5; }");
        using var source = new TcpListener(IPAddress.Loopback, 0);
        source.Start();
        var calls = 0;
        var accepting = AcceptAsync();
        await using var kernel = await StartAsync(new() { ["NO_PROXY"] = "127.0.0.1" });
        var address = $"https://{source.LocalEndpoint}/index.json";

        var missed = (await kernel.RunAsync($"#i \"nuget: {address}\"\n#r \"nuget: Thorn, 1.0.0\"\n1"))[0].ErrorMessage!;
        var tried = calls;

        tried.ShouldBeGreaterThan(0);
        missed.ShouldContain(address);
        missed.ShouldEndWith("couldn't be reached. To try again, restart the kernel.");
        (await kernel.RunAsync("#i \"nuget: feed\"\n#r \"nuget: Petal, 1.0.0\"\nPetal.Count")).Select(Plain).ShouldContain("result 5");
        calls.ShouldBe(tried);

        async Task AcceptAsync()
        {
            while (true)
            {
                using var call = await source.AcceptTcpClientAsync();
                calls++;
            }
        }
    }

    [Fact]
    public async Task A_package_that_is_nowhere_is_told_in_a_sentence_and_the_next_cell_runs()
    {
        Directory.CreateDirectory(_folder["feed"]);
        await using var kernel = await StartAsync();

        var error = (await kernel.RunAsync("#i \"nuget: feed\"\n#r \"nuget: No.Such.Flower, 1.0.0\"\n1"))[0];

        error.ErrorMessage!.ShouldStartWith("The package could not be loaded: No.Such.Flower, 1.0.0. NU1101: Unable to find package No.Such.Flower.");
        error.ErrorMessage!.ShouldContain("Are the name and version right?");
        Plain((await kernel.RunAsync("1"))[0]).ShouldBe("result 1");
        (await kernel.RunAsync("#i \"nuget: nowhere\""))[0].ErrorMessage!.ShouldContain("there is no folder");
    }

    [Fact]
    public async Task A_machine_without_the_SDK_is_told_what_it_lacks()
    {
        Need.Linux.OrSkip();
        var bare = _folder.Write("dotnet/dotnet", "#!/bin/sh\necho 'No .NET SDKs were found.' >&2\nexit 145\n");
        (await MachineCommand.RunAsync(["chmod", "+x", bare], TestContext.Current.CancellationToken)).EnsureSuccess();
        await using var kernel = await StartAsync(new() { ["DOTNET_HOST_PATH"] = bare });

        (await kernel.RunAsync("#r \"nuget: Petal, 1.0.0\""))[0].ErrorMessage!.ShouldEndWith("Packages need the .NET SDK, and this machine has only the runtime.");
    }

    public void Dispose() => _folder.Dispose();

    // All addresses are unreachable, and NuGet's cache is the test's own.
    private Task<KernelInFolder> StartAsync(Dictionary<string, string>? more = null) => KernelInFolder.StartAsync(_folder.Path, new(more ?? [])
    {
        ["XDG_CACHE_HOME"] = _folder["cache"],
        ["NUGET_PACKAGES"] = _folder["packages"],
        ["HTTPS_PROXY"] = "http://127.0.0.1:9",
        ["NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT"] = "1",
    });

    private async Task PackAsync(string name, string version, string code, string? needs = null)
    {
        var reference = needs is null ? "" : $"<PackageReference Include=\"{needs}\" Version=\"1.0.0\" />";
        _folder.Write($"{name}/{name}.cs", code);
        var project = _folder.Write($"{name}/{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Version>{version}</Version>
                <RestoreSources>{_folder["feed"]}</RestoreSources>
                <RestorePackagesPath>{_folder["packages"]}</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>{reference}</ItemGroup>
            </Project>
            """);
        Directory.CreateDirectory(_folder["feed"]);
        (await MachineCommand.RunAsync(
            ["dotnet", "msbuild", project, "-restore", "-target:Pack", $"-property:PackageOutputPath={_folder["feed"]};UseSharedCompilation=false", "-nodeReuse:false"],
            TestContext.Current.CancellationToken)).EnsureSuccess();
    }

    private static string Plain(KernelEvent happening) => $"{happening.Type} {happening.Data?["text/plain"]}{happening.ErrorMessage}";
}
