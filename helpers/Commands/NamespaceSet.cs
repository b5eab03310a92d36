using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PodLab.Commands;

/// <summary>
/// A process's namespaces by type. A node can have ten thousand processes, and creating a hash table for each would take longer than reading them.
/// So this stores only eight inode numbers, with 0 for unknown (no inode has that number).
/// </summary>
internal sealed class NamespaceSet : IReadOnlyDictionary<NamespaceType, LinuxNamespace>
{
    private readonly ulong[] _inodes = new ulong[NamespaceTypes.All.Count];

    public int Count => _inodes.Count(inode => inode != 0);

    public IEnumerable<NamespaceType> Keys => this.Select(entry => entry.Key);

    public IEnumerable<LinuxNamespace> Values => this.Select(entry => entry.Value);

    public LinuxNamespace this[NamespaceType key] =>
        TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The {key.ShortName} namespace of this process is not known.");

    public void Add(LinuxNamespace read) => _inodes[(int)read.Type] = read.Inode;

    public bool ContainsKey(NamespaceType key) => _inodes[(int)key] != 0;

    public bool TryGetValue(NamespaceType key, [MaybeNullWhen(false)] out LinuxNamespace value)
    {
        value = new LinuxNamespace(key, _inodes[(int)key]);
        return ContainsKey(key);
    }

    public IEnumerator<KeyValuePair<NamespaceType, LinuxNamespace>> GetEnumerator() =>
        NamespaceTypes.All.Where(ContainsKey).Select(type => KeyValuePair.Create(type, this[type])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
