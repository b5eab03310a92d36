namespace PodLab.Setup.KernelSpecs;

/// <summary>
/// The command in a kernel spec. It may outlive the kernel's files. Then it reports that on standard error, which front ends show.
/// </summary>
internal static class StartCommand
{
    private const string ConnectionFile = "{connection_file}";

    /// <summary>The command for this tool's kernel, with the placeholder that Jupyter replaces.</summary>
    /// <exception cref="PodLabException">The kernel isn't built.</exception>
    public static IReadOnlyList<string> Create() => Create(KernelProgram.Command, OperatingSystem.IsWindows());

    /// <summary>The command for .NET Interactive's own kernel. It listens only on the loopback interface; by default it would listen on
    /// all.</summary>
    public static IReadOnlyList<string> Create(DotNetInteractive tool) => Create(
        tool.Command, ["jupyter", "--default-kernel", "csharp", ConnectionFile, DotNetInteractive.LoopbackOnly], $".NET Interactive {tool.Version}",
        $"Run: {TerminalCommand.Words} kernel install {DotNetInteractive.Option}", OperatingSystem.IsWindows());

    /// <param name="kernel"><c>dotnet</c> and the kernel's DLL.</param>
    /// <param name="isWindows">Whether to start <c>dotnet</c> directly, whose own error names the file: a quoted path can't be passed safely to
    /// cmd.</param>
    internal static IReadOnlyList<string> Create(IReadOnlyList<string> kernel, bool isWindows) =>
        Create(kernel, ["jupyter", ConnectionFile], "PodLab's C# kernel", Remedy, isWindows);

    private static IReadOnlyList<string> Create(IReadOnlyList<string> kernel, string[] arguments, string name, string remedy, bool isWindows) =>
        isWindows ? [.. kernel, .. arguments] : ["/bin/sh", "-c", Script(name, remedy), .. kernel, .. arguments];

    // $0 is dotnet and $1 the DLL. The shell then becomes dotnet: so the process that the front end started is the kernel.
    private static string Script(string name, string remedy) =>
        "command -v \"$0\" >/dev/null || missing=$0; [ -f \"$1\" ] || missing=$1; "
        + $"[ -z \"$missing\" ] || {{ echo \"{name} can't start: there is no $missing. It was moved or removed since the kernel was installed. "
        + $"{remedy}\" >&2; exit 1; }}; exec \"$0\" \"$@\"";

    private static string Remedy => TerminalCommand.Words.Contains('/', StringComparison.Ordinal)
        ? $"In the checkout of PodLab, run: dotnet build && {TerminalCommand.Words} kernel install"
        : $"Run: {TerminalCommand.Words} kernel install";
}
