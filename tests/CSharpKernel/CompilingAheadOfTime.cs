using PodLab.Setup.StandaloneNode;

namespace PodLab.Tests.CSharpKernel;

/// <summary>The kernel's build finds the compiler that compiles Roslyn to machine code.</summary>
public sealed class CompilingAheadOfTime
{
    [Theory]
    [InlineData("/some/packages")]
    [InlineData("/some/packages/")]
    public async Task It_is_found_in_NuGets_folder_whether_or_not_that_ends_in_a_slash(string packages)
    {
        var asked = await MachineCommand.RunAsync(
            ["dotnet", "msbuild", Repository.Path("setup", "CSharpKernel"), "-t:FindCrossgen2", "-getProperty:Crossgen2", $"-p:NuGetPackageRoot={packages}"],
            TestContext.Current.CancellationToken);

        asked.StandardOutput.ShouldStartWith("/some/packages/microsoft.netcore.app.crossgen2.", customMessage: asked.StandardError);
    }
}
