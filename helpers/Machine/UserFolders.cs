namespace PodLab.Machine;

/// <summary>
/// The folders for the data of a user's programs. (<see href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base directories</see>.)
/// </summary>
internal static class UserFolders
{
    /// <summary>PodLab's folder, for example in <c>$XDG_STATE_HOME</c>, or else in <c>~/.local/state</c>.</summary>
    /// <param name="variable">The environment variable that names the folder of all programs.</param>
    /// <param name="otherwise">That folder's name in <c>~/.local</c> if the variable isn't set.</param>
    public static string OfPodLab(string variable, string otherwise) => Path.Combine(
        Named(variable) ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", otherwise), "podlab");

    /// <summary>The words with <c>~</c> in place of this user's home folder.</summary>
    public static string ShortenHome(string words) => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 1 } home
        ? words.Replace($"{home}{Path.DirectorySeparatorChar}", $"~{Path.DirectorySeparatorChar}", StringComparison.Ordinal) : words;

    /// <summary>The folder that an environment variable names; null if it isn't set.</summary>
    public static string? Named(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
