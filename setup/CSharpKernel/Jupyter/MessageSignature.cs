using System.Security.Cryptography;
using System.Text;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>HMAC-SHA256 over a message's header, parent header, metadata and content, in hexadecimal: who does not know the key can run nothing.</summary>
internal sealed class MessageSignature(string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    public byte[] Of(IEnumerable<byte[]> frames)
    {
        if (_key.Length == 0)
        {
            return [];
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var frame in frames)
        {
            hash.AppendData(frame);
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public bool IsOf(byte[] signature, IEnumerable<byte[]> frames) =>
        _key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Of(frames));
}
