namespace PodLab.Machine;

/// <summary>The command that runs the tool in a terminal: the words before a subcommand in the lines that PodLab shows.</summary>
internal static class TerminalCommand
{
    private const string FromCheckout = "setup/podlab";

    public static string Words { get; } = IsInCheckout() ? FromCheckout : "podlab";

    // …/helpers/bin/ in a notebook, …/setup/bin/ in the tool, …/tests/bin/ under test: two folders up is the checkout.
    private static bool IsInCheckout() => Path.GetDirectoryName(typeof(TerminalCommand).Assembly.Location) is { Length: > 0 } folder
        && File.Exists(Path.Combine(folder, "..", "..", FromCheckout));
}
