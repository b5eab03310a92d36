namespace PodLab.Machine;

/// <summary>Writes a word so that a POSIX shell reads it back unchanged.</summary>
internal static partial class ShellQuoting
{
    public static string Quote(string word) => Plain().IsMatch(word) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[A-Za-z0-9_@%+=:,./-]+\z")]
    private static partial Regex Plain();
}
