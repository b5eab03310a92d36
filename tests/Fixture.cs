namespace PodLab.Tests;

/// <summary>Captured output: real in <c>recordings</c>, broken on purpose in <c>malformed</c>.</summary>
internal static class Fixture
{
    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static string Recording(string name) => File.ReadAllText(Path.Combine(Folder, "recordings", $"{name}.txt"));

    public static string Malformed(string name) => File.ReadAllText(Path.Combine(Folder, "malformed", $"{name}.txt"));

    public static string Manifest(string name) => File.ReadAllText(Path.Combine(Folder, "manifests", name));

    /// <summary>The names of the recordings of one kind: <c>solo.lsns</c>, … for <c>*.lsns</c>.</summary>
    public static TheoryData<string> Recordings(string pattern)
    {
        var files = Directory.GetFiles(Path.Combine(Folder, "recordings"), $"{pattern}.txt").Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(files);
        return new TheoryData<string>(files.Select(file => Path.GetFileNameWithoutExtension(file)));
    }
}
