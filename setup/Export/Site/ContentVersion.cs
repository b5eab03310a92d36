using System.Security.Cryptography;

namespace PodLab.Setup.Export;

/// <summary>
/// A version made from content, for names of files and folders on a host. Other content has another name, so no cache confuses the two. A page that
/// names the old one never gets the new one.
/// </summary>
internal static class ContentVersion
{
    private const int Digits = 12;

    /// <summary>The version of a text.</summary>
    public static string Of(string text) => Shorten(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The version of a folder: of the names and the content of all its files.</summary>
    public static string OfFolder(string folder)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .OrderBy(file => Path.GetRelativePath(folder, file), StringComparer.Ordinal))
        {
            using var content = File.OpenRead(file);
            all.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folder, file).Replace('\\', '/')}\n"));
            all.AppendData(SHA256.HashData(content));
        }

        return Shorten(all.GetHashAndReset());
    }

    private static string Shorten(byte[] hash) => Convert.ToHexStringLower(hash)[..Digits];
}
