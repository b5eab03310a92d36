namespace PodLab.CSharpKernel.Engine;

/// <summary>Which kernel this is.</summary>
internal static class KernelVersion
{
    /// <summary>PodLab's version: <c>0.1.0</c>.</summary>
    public static string Number { get; } = typeof(KernelVersion).Assembly.GetName().Version!.ToString(3);

    /// <summary>The kernel, its language and its runtime in a sentence.</summary>
    public static string Sentence { get; } = $"PodLab's kernel {Number}: C# {CSharpVersion.Text} on .NET {Environment.Version}.";
}
