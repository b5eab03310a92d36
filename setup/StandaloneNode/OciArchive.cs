using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;

namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// Writes container images as an archive in the
/// <see href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md">OCI image layout</see>, which <c>ctr images import</c> reads.
/// The same content always has the same bytes, and so the same image ID.
/// </summary>
internal static class OciArchive
{
    private const string LayerType = "application/vnd.oci.image.layer.v1.tar";

    public static void Write(string path, params IReadOnlyList<OciImage> images)
    {
        using var file = File.Create(path);
        using var tar = new TarWriter(file, TarEntryFormat.Pax);
        Add(tar, "oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray());
        var manifests = images.Select(image => AddImage(tar, image)).ToArray();
        Add(tar, "index.json", JsonSerializer.SerializeToUtf8Bytes(new { schemaVersion = 2, manifests }));
    }

    /// <summary>Adds the parts of an image, and returns its entry in the index.</summary>
    private static Dictionary<string, object> AddImage(TarWriter tar, OciImage image)
    {
        byte[][] layers = [.. image.Layers.Select(Layer)];
        var config = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>
        {
            ["architecture"] = Architecture,
            ["os"] = "linux",
            ["config"] = image.Settings,
            ["rootfs"] = new { type = "layers", diff_ids = layers.Select(DigestOf) },
        });
        var manifest = JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = "application/vnd.oci.image.manifest.v1+json",
            config = Descriptor("application/vnd.oci.image.config.v1+json", config),
            layers = layers.Select(layer => Descriptor(LayerType, layer)),
        });
        foreach (var blob in (byte[][])[config, .. layers, manifest])
        {
            Add(tar, $"blobs/{DigestOf(blob).Replace(':', '/')}", blob);
        }

        var entry = Descriptor("application/vnd.oci.image.manifest.v1+json", manifest);
        entry["annotations"] = new Dictionary<string, string> { ["io.containerd.image.name"] = image.Reference };
        return entry;
    }

    private static string Architecture => System.Runtime.InteropServices.RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        var other => other.ToString().ToLowerInvariant(),
    };

    private static byte[] Layer(IReadOnlyList<OciFile> files)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
            {
                tar.WriteEntry(file.ToTarEntry());
            }
        }

        return bytes.ToArray();
    }

    private static void Add(TarWriter tar, string name, byte[] content) =>
        tar.WriteEntry(OciFile.Regular(name, content, executable: false).ToTarEntry());

    private static Dictionary<string, object> Descriptor(string mediaType, byte[] content) =>
        new() { ["mediaType"] = mediaType, ["digest"] = DigestOf(content), ["size"] = content.Length };

    private static string DigestOf(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
