namespace PodLab.Tests.CSharpKernel.Jupyter;

/// <summary>One kernel for the tests of a class, which run one after the other and leave it as good as new.</summary>
public sealed class SharedKernel : IDisposable
{
    internal JupyterClient Client { get; } = JupyterClient.Start();

    public void Dispose() => Client.Dispose();
}
