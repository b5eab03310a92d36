using PodLab.Rendering.Charts;
using PodLab.Setup.NotebookRunner;
using PodLab.Tests.CSharpKernel;

namespace PodLab.Tests.Rendering.Charts;

/// <summary>Charts in a real kernel process, under difficult conditions.</summary>
public sealed class ChartsInKernels(StandaloneNodeFixture fixture)
{
    [Fact]
    public async Task An_older_FSharp_Core_in_the_process_does_not_stand_in_the_way()
    {
        Need.StandaloneNode.OrSkip();
        await using var kernel = await KernelAsync(
            Repository.Path("helpers", "bin"), $"#r \"{OlderFSharpCore()}\"\ntypeof(Microsoft.FSharp.Core.FSharpOption<int>).Assembly.FullName");

        var said = await kernel.RunAsync("await lab.ClusterMapAsync()");

        Data(said).Keys.ShouldContain(Chart.FigureMimeType);
    }

    [Fact]
    public async Task Without_Plotly_the_picture_is_there_with_the_reason()
    {
        Need.StandaloneNode.OrSkip();
        var folder = Directory.CreateTempSubdirectory("podlab-without-plotly-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Repository.Path("helpers", "bin"), "*.dll").Where(file => Path.GetFileName(file) != "Plotly.NET.dll"))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            await using var kernel = await KernelAsync(folder.FullName);
            var data = Data(await kernel.RunAsync("await lab.ClusterMapAsync()"));

            data.Keys.ShouldBe(["text/html", "text/plain", MimeTypes.DarkDrawing]);
            data["text/html"].ShouldStartWith("<img ");
            data["text/plain"].ShouldContain("This chart is a picture only: Plotly.NET couldn't be loaded here (");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<KernelInFolder> KernelAsync(string library, string first = "1")
    {
        await using (await fixture.OpenClusterAsync())
        {
        }

        var kernel = await KernelInFolder.StartAsync(environment: new() { ["PODLAB_STATE"] = fixture.State.Path });
        await kernel.RunAsync(first);
        await kernel.RunAsync($"#r \"{library}/PodLab.dll\"\nusing PodLab;\nvar lab = await Lab.OpenAsync(\"standalone\");");
        return kernel;
    }

    // The folder to which it was restored for this project.
    private static string OlderFSharpCore()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return Path.Combine(packages, "fsharp.core", "5.0.2", "lib", "netstandard2.0", "FSharp.Core.dll");
    }

    private static IReadOnlyDictionary<string, string> Data(IReadOnlyList<KernelEvent> said) =>
        said.FirstOrDefault(happening => happening.Type == "result")?.Data ?? throw new InvalidOperationException(string.Join('\n', said));
}
