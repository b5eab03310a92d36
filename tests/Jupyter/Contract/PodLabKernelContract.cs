using PodLab.Setup.KernelSpecs;

namespace PodLab.Tests.Jupyter.Contract;

/// <summary>PodLab's kernel.</summary>
public sealed class PodLabKernelContract : KernelContract
{
    private protected override string Kernel => KernelInstallation.Name;

    private protected override string Asking => "Console.Write(\"Name? \"); var name = Console.ReadLine(); Console.WriteLine($\"Hello {name}\");";

    private protected override string PlaceOfSecondLine => "line 2, column 9";

    private protected override bool SurvivesInterrupts => true;

    private protected override bool UpdatesDisplays => true;

    private protected override bool TellsLineOfException => true;

    private protected override bool KeepsAllLines => true;

    private protected override Task InstallAsync(string kernels)
    {
        KernelInstallation.Install(kernels, alsoAsNetInteractive: false);
        return Task.CompletedTask;
    }
}
