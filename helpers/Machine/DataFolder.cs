namespace PodLab.Machine;

/// <summary>
/// The folder for the learner's own data: <c>$PODLAB_DATA</c>, else <c>data</c> in <c>$PODLAB_STATE</c>, else <c>$XDG_DATA_HOME/podlab</c>, else
/// <c>~/.local/share/podlab</c>. <c>podlab down</c> doesn't change it.
/// (<see href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base directories</see>.)
/// </summary>
/// <param name="path">The folder.</param>
internal sealed class DataFolder(string path)
{
    /// <summary>The environment variable that names it. <c>podlab run</c> gives each run a folder of its own.</summary>
    public const string Variable = "PODLAB_DATA";

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public static DataFolder Default() => new(
        UserFolders.Named(Variable)
        ?? (UserFolders.Named(StateFolder.Variable) is { } state ? System.IO.Path.Combine(state, "data") : null)
        ?? UserFolders.OfPodLab("XDG_DATA_HOME", "share"));
}
