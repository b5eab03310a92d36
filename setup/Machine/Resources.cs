namespace PodLab.Setup.Machine;

/// <summary>The files that are embedded in the tool.</summary>
internal static class Resources
{
    /// <summary>A file's text.</summary>
    /// <param name="name">The file's name, such as <c>page.css</c>.</param>
    /// <exception cref="InvalidOperationException">The tool has no such file.</exception>
    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing from the tool.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
