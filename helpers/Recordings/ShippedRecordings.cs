namespace PodLab.Recordings;

/// <summary>The recordings that come with the course, in the folder <c>recordings</c> next to the notebooks.</summary>
internal static class ShippedRecordings
{
    private const string FolderName = "recordings";

    /// <summary>Finds a recording by its file, or by the beginning of a shipped recording's name, such as <c>05</c> or a lesson's whole name.</summary>
    /// <exception cref="PodLabException">There's no name, or no recording with that name. The message lists those that exist.</exception>
    public static string Get(string? named)
    {
        if (named is null)
        {
            throw new PodLabException($"Which recording? Name a file, or a lesson: `recorded:FILE`.{Offer()}");
        }

        var isFile = File.Exists(named) || File.Exists(named + Journal.Suffix);
        return isFile ? named : Find(named) ?? throw new PodLabException(
            $"There is no recording {named}: neither a file with that name (looked from {Directory.GetCurrentDirectory()}) nor one that comes with the course.{Offer()}");
    }

    /// <summary>A shipped recording whose name begins like this, preferably of a standalone node; null if there is none.</summary>
    /// <param name="beginning">The beginning of its name. <c>*</c> and similar characters have no special meaning.</param>
    /// <param name="folder">The notebooks' folder; null for the one that this library belongs to.</param>
    public static string? Find(string beginning, string? folder = null) => FindAll(beginning, folder).FirstOrDefault();

    /// <summary>The shipped recordings whose names begin like this; the one of a standalone node is first.</summary>
    /// <param name="beginning">The beginning of their names.</param>
    /// <param name="folder">The notebooks' folder; null for the one that this library belongs to.</param>
    public static IEnumerable<string> FindAll(string beginning, string? folder = null) =>
        Files(folder).Where(file => Path.GetFileName(file).StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>A sentence, with a space before it, that says which lessons can be replayed and how; empty if none can.</summary>
    public static string Offer()
    {
        string[] lessons = [.. Files(null).Select(file => Path.GetFileName(file).Split('.')[0]).Distinct()];
        return lessons.Length == 0 ? ""
            : $" Without installing anything, you can step through a recorded lesson: write Lab.OpenAsync(\"recorded:{lessons[0]}\") in its first cell"
                + (lessons.Length == 1 ? "." : $" (recorded lessons: {string.Join(", ", lessons)}).");
    }

    // A notebook runs in its own folder, and the library may be elsewhere. The library's path leads to the checkout that it was built in.
    private static IEnumerable<string> Files(string? folder)
    {
        var library = Path.GetDirectoryName(typeof(ShippedRecordings).Assembly.Location) is { Length: > 0 } bin ? Path.Combine(bin, "..", "..", "notebooks") : ".";
        string[] places = folder is null ? [".", library] : [folder];
        return places.Select(place => Path.Combine(place, FolderName)).Where(Directory.Exists).Take(1)
            .SelectMany(place => Directory.EnumerateFiles(place, $"*{RecordingFile.Extension}")).Select(Path.GetFullPath)
            .OrderByDescending(IsOfStandaloneNode).ThenBy(path => path, StringComparer.Ordinal);
    }

    // That node is the smallest: its tables have almost nothing except the pod.
    private static bool IsOfStandaloneNode(string path) => path.EndsWith($".standalone{RecordingFile.Extension}", StringComparison.Ordinal);
}
