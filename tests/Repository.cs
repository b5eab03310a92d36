namespace PodLab.Tests;

/// <summary>The checkout from which the tests were built.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "PodLab.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No PodLab.slnx above {AppContext.BaseDirectory}.");
    }
}
