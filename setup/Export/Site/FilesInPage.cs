using System.IO.Compression;

namespace PodLab.Setup.Export;

/// <summary>The files are in the page, which makes no request at all.</summary>
/// <param name="files">Their names for the page's scripts, such as <c>kernel/worker.js</c>, and their paths.</param>
internal sealed class FilesInPage(IReadOnlyDictionary<string, string> files) : LessonFiles
{
    private const string FilesScript = "kernel/files.js";

    /// <summary>Scripts of the page get addresses of their own, which only this page knows.</summary>
    public override string ScriptSource => "blob:";

    public override string Attributes => "";

    public override string Preparation => "";

    public override string Script => "URL.createObjectURL(new Blob([document.querySelector('script#files').text], { type: 'text/javascript' }))";

    public override string Render()
    {
        var blocks = new StringBuilder($"<script type=\"text/plain\" id=\"files\">\n{File.ReadAllText(files[FilesScript])}</script>\n");
        foreach (var (name, path) in files.Where(file => file.Key != FilesScript).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            blocks.Append($"<script type=\"text/plain\" data-file=\"{HtmlText.Encode(PackedName(name))}\">{Convert.ToBase64String(Pack(path))}</script>\n");
        }

        return blocks.ToString();
    }

    private static string PackedName(string name) => IsPacked(name) ? name : $"{name}.gz";

    private static bool IsPacked(string name) => name.EndsWith(".gz", StringComparison.Ordinal);

    private static byte[] Pack(string path)
    {
        var content = File.ReadAllBytes(path);
        if (IsPacked(path))
        {
            return content;
        }

        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
