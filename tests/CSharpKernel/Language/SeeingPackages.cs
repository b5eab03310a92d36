using Microsoft.CodeAnalysis;
using PodLab.CSharpKernel.Desktop;
using PodLab.CSharpKernel.Engine;
using PodLab.CSharpKernel.Engine.Packages;
using PodLab.CSharpKernel.Language;

namespace PodLab.Tests.CSharpKernel.Language;

/// <summary>The language services use a package that a cell named.</summary>
public sealed class SeeingPackages
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_cell_that_names_one_and_all_after_it_know_its_types()
    {
        using var session = new ScriptSession(Repository.Path("notebooks"));
        using var chain = new SubmissionChain();
        await session.RunAsync("var count = 1;", "cell:1", Cancellation);
        chain.Write(session.LastCompilation, "");
        session.Reference(new ResolvedPackages(
            [new PackageRequest("YamlDotNet", "1.0.0")], [Path.Combine(AppContext.BaseDirectory, "YamlDotNet.dll")], [], []));
        await session.RunAsync("using YamlDotNet.Serialization;\nvar yaml = new SerializerBuilder().Build();", "cell:2", Cancellation);

        var next = chain.Write(session.LastCompilation, "yaml.Serialize(new SerializerBuilder())");

        (await next.GetSemanticModelAsync(Cancellation)).ShouldNotBeNull().GetDiagnostics(cancellationToken: Cancellation)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
    }
}
