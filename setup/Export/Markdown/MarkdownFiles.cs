namespace PodLab.Setup.Export;

/// <summary>A Markdown file and the folder with its pictures.</summary>
internal static class MarkdownFiles
{
    /// <summary>
    /// Writes <c>NAME.md</c> and, if there are pictures, <c>NAME.files/</c> beside it. Replaces pictures of an earlier export there.
    /// </summary>
    public static async Task WriteAsync(Notebook notebook, PageFacts facts, string target, CancellationToken cancellation)
    {
        var pictures = new PictureFiles($"{Path.GetFileNameWithoutExtension(target)}.files");
        await File.WriteAllTextAsync(target, MarkdownPage.Render(notebook, facts, pictures), cancellation);
        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
        Clear(Path.Combine(folder, pictures.Folder));
        foreach (var (path, content) in pictures.Files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, content, cancellation);
        }
    }

    // Only files from an earlier export: users may keep their own files there.
    private static void Clear(string folder)
    {
        foreach (var picture in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "picture-*") : [])
        {
            File.Delete(picture);
        }
    }
}
