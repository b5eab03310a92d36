using System.Text.Json;

namespace PodLab.Browser;

/// <summary>
/// The learner's data folder, as the library has it on a desktop: <c>progress.json</c>, and a file for each prediction. Here it is in memory, so the page
/// keeps its files, and gives them back before each cell.
/// </summary>
internal static class LearnerData
{
    /// <summary>The folder's path. The library finds it in <c>$PODLAB_DATA</c>.</summary>
    public const string Folder = "/data";

    /// <summary>Makes the folder's content this, and nothing else.</summary>
    /// <param name="files">A JSON object: texts by their paths in the folder.</param>
    public static void Write(string files)
    {
        var wanted = JsonNode.Parse(files)!.AsObject().ToDictionary(file => Path.GetFullPath(Path.Combine(Folder, file.Key)), file => (string)file.Value!);
        foreach (var file in Find().Where(file => !wanted.ContainsKey(file)))
        {
            File.Delete(file);
        }

        foreach (var (path, text) in wanted)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    /// <summary>The folder's content, in the same form.</summary>
    public static string Read() =>
        JsonSerializer.Serialize(Find().ToDictionary(file => Path.GetRelativePath(Folder, file), File.ReadAllText));

    // Locks and files that are being written begin with a dot.
    private static IEnumerable<string> Find() => !Directory.Exists(Folder) ? []
        : Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith('.'));
}
