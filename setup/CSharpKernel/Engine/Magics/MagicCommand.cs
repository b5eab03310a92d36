namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>Something that the kernel does for a line of a cell that begins with <c>#!</c>, or for a package that it names.</summary>
/// <param name="Name"><c>#!time</c>.</param>
/// <param name="Usage">How it is written, with its argument.</param>
/// <param name="Summary">What it does, a clause.</param>
/// <param name="RunAsync">Does it, with its argument, for the cell that runs.</param>
internal sealed record MagicCommand(string Name, string Usage, string Summary, Func<string, CellRunner, Task> RunAsync);
