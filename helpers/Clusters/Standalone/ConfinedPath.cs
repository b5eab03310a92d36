namespace PodLab.Clusters.Standalone;

/// <summary>Builds paths from names in a manifest. The path stays below its root, whatever the name is.</summary>
internal static class ConfinedPath
{
    /// <summary>The path of a file or folder directly below a root.</summary>
    /// <param name="root">The folder that the path must not leave.</param>
    /// <param name="name">The name, from a manifest.</param>
    /// <param name="what">The thing with that name, for the error: "a volume".</param>
    /// <exception cref="PodLabException">The name would lead elsewhere.</exception>
    public static string Below(string root, string? name, string what) => IsName(name)
        ? Path.Combine(root, name!)
        : throw new PodLabException($"The name of {what} is \"{name}\", which can't be the name of a file. "
            + "Use lowercase letters, digits and '-'.");

    /// <summary>Whether a text is the name of one file or folder, not a path.</summary>
    public static bool IsName(string? text) => text is not (null or "" or "." or "..") && !text.AsSpan().ContainsAny('/', '\0');
}
