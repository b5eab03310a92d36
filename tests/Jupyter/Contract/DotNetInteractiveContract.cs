using PodLab.Setup.KernelSpecs;
using PodLab.Tests.Course;

namespace PodLab.Tests.Jupyter.Contract;

/// <summary>
/// Tests that start .NET Interactive's kernel run one after the other: two that start in the same moment take the same port for their web servers, and one of them ends.
/// </summary>
[CollectionDefinition(Name)]
public sealed class StartingDotNetInteractive
{
    public const string Name = "kernels of .NET Interactive";
}

/// <summary>.NET Interactive's own kernel.</summary>
[Collection(StartingDotNetInteractive.Name)]
public sealed class DotNetInteractiveContract : KernelContract
{
    private static readonly Lazy<Task<DotNetInteractive>> _tool = new(() => DotNetInteractive.RestoreAsync(CancellationToken.None));

    /// <summary>PodLab's kernel runs them live in <see cref="GoingThroughTheCourse"/>.</summary>
    [Fact]
    public async Task All_lessons_come_out_as_in_their_shared_copies_on_a_live_node()
    {
        Need.DotNetInteractive.OrSkip();
        Need.StandaloneNode.OrSkip();
        await using var temporary = new TemporaryState();
        await temporary.Life.UpAsync(new(MayInstall: false), "setup/podlab", Cancellation);

        foreach (var lesson in LessonRun.Lessons)
        {
            ShouldBeAsShared(lesson, await RunLessonAsync(lesson, new() { ["PODLAB_CLUSTER"] = "standalone", ["PODLAB_STATE"] = temporary.Folder.Path }));
        }
    }

    private protected override string Kernel => DotNetInteractive.Name;

    // It doesn't pass Console.ReadLine() on.
    private protected override string Asking =>
        "var name = await Microsoft.DotNet.Interactive.Kernel.GetInputAsync(\"Name? \"); Console.WriteLine($\"Hello {name}\");";

    private protected override string PlaceOfSecondLine => "(2,9)";

    private protected override bool SurvivesInterrupts => false;

    private protected override bool UpdatesDisplays => false;

    private protected override async Task InstallAsync(string kernels)
    {
        Need.DotNetInteractive.OrSkip();
        KernelInstallation.Install(await _tool.Value, kernels, force: true);
    }
}
