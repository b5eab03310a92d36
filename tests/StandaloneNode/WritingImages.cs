using System.Formats.Tar;
using PodLab.Setup.StandaloneNode;

namespace PodLab.Tests.StandaloneNode;

public sealed class WritingImages
{
    private static readonly OciImage _image = new(
        "podlab.local/small:1",
        [[OciFile.Regular("/bin/x", "x"u8.ToArray(), executable: true), OciFile.Folder("tmp/", open: true)], [OciFile.Regular("/bin/y", "y"u8.ToArray(), executable: true)]],
        new Dictionary<string, object>());

    [Fact]
    public async Task The_same_content_gives_the_same_bytes()
    {
        var first = Write(_image);
        // A tar contains seconds: another time must not change it.
        await Task.Delay(1100, TestContext.Current.CancellationToken);

        Write(_image with { Layers = [.. _image.Layers.Select(layer => layer.Reverse().ToArray())] }).ShouldBe(first);
        Write(_image with { Layers = [.. _image.Layers.Reverse()] }).ShouldNotBe(first);
        Write(_image with { Reference = "podlab.local/small:2" }).ShouldNotBe(first);
    }

    [Fact]
    public void Every_blob_is_named_by_its_digest()
    {
        using var tar = new TarReader(new MemoryStream(Write(_image)));
        var blobs = 0;
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            if (entry.Name.StartsWith("blobs/sha256/", StringComparison.Ordinal))
            {
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(entry.DataStream!)).ShouldBe(Path.GetFileName(entry.Name));
                blobs++;
            }
        }

        // Its configuration, its manifest, and two layers.
        blobs.ShouldBe(4);
    }

    private static byte[] Write(OciImage image)
    {
        var path = Path.GetTempFileName();
        OciArchive.Write(path, image);
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }
}
