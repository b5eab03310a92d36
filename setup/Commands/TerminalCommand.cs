namespace PodLab.Setup.Commands;

/// <summary>How a person calls this tool from a terminal: the words before a subcommand in the lines that PodLab shows.</summary>
internal static class TerminalCommand
{
    private const string FromCheckout = "setup/podlab";

    public static string Words { get; } = IsInCheckout() ? FromCheckout : "podlab";

    // …/setup/bin/, or …/tests/bin/ under test: two folders up is the checkout.
    private static bool IsInCheckout() => File.Exists(Path.Combine(AppContext.BaseDirectory, "..", "..", FromCheckout));
}
