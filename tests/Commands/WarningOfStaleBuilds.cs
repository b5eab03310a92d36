using PodLab.Setup.Commands;

namespace PodLab.Tests.Commands;

/// <summary>A checkout whose sources changed after its build.</summary>
public sealed class WarningOfStaleBuilds : IDisposable
{
    private static readonly DateTime _built = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder _checkout = new();

    public WarningOfStaleBuilds()
    {
        foreach (var assembly in new[] { "helpers/bin/PodLab.dll", "setup/CSharpKernel/bin/PodLab.CSharpKernel.dll", "setup/bin/PodLab.Setup.dll" })
        {
            Write(assembly, _built);
        }
    }

    public void Dispose() => _checkout.Dispose();

    [Theory]
    [InlineData("helpers/Nodes/Node.cs", true)]
    [InlineData("setup/Commands/Run.cs", true)]
    [InlineData("setup/CSharpKernel/Engine/Cell.cs", true)]
    [InlineData("setup/Export/Html/page.css", true)]
    [InlineData("setup/README.md", false)]
    [InlineData("setup/obj/Generated.cs", false)]
    [InlineData("tests/Test.cs", false)]
    public void A_source_that_is_newer_than_its_assembly_is_found(string file, bool isFound)
    {
        Write(file, _built.AddMinutes(-1));
        StaleBuild.FindNewerSource(_checkout[""]).ShouldBeNull();

        Write(file, _built.AddMinutes(1));

        StaleBuild.FindNewerSource(_checkout[""]).ShouldBe(isFound ? file : null);
    }

    [Fact]
    public void What_is_no_built_checkout_is_not_judged()
    {
        using var other = new TemporaryFolder();

        StaleBuild.FindNewerSource(other[""]).ShouldBeNull();
    }

    private void Write(string file, DateTime changed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_checkout[file])!);
        File.WriteAllText(_checkout[file], "");
        File.SetLastWriteTimeUtc(_checkout[file], changed);
    }
}
