using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using k8s;
using k8s.Models;
using PodLab.Manifests;

namespace PodLab.Clusters.Standalone;

/// <summary>
/// The folder through which the library and the node's supervisor speak: the pods that are wished for, and what became of them. Outside the
/// node it lies in the state folder, inside it is <c>/run/podlab</c>. (How it works: README.md of helpers/Clusters.)
/// </summary>
internal sealed class NodeFolder(string path)
{
    // A file name holds 255 bytes; a pod's UID, a suffix and a temporary file's own mark come after the key.
    private const int LongestKey = 150;
    private const int HashLength = 16;

    public string Path { get; } = path;

    public string Pods => System.IO.Path.Combine(Path, "pods");

    public string Statuses => System.IO.Path.Combine(Path, "status");

    public string Logs => System.IO.Path.Combine(Path, "logs");

    public string Volumes => System.IO.Path.Combine(Path, "volumes");

    public string SupervisorLock => System.IO.Path.Combine(Path, "supervisor.lock");

    public string ContainerdSocket => System.IO.Path.Combine(Path, "run", "containerd.sock");

    /// <summary>By what a pod's files are named: short enough for a file name, whatever the pod's name.</summary>
    /// <exception cref="PodLabException">No pod can have such a name.</exception>
    public static string KeyOf(string namespaceName, string name)
    {
        KubernetesNames.EnsurePod(namespaceName, name);
        // Neither name may hold an underscore, so this is unambiguous.
        var key = $"{namespaceName}_{name}";
        return key.Length <= LongestKey ? key : $"{key[..(LongestKey - HashLength - 1)]}_{HashOf(key)}";
    }

    public static string KeyOf(V1Pod pod) => KeyOf(pod.Metadata.NamespaceProperty, pod.Metadata.Name);

    public static string LogFolderOf(V1Pod pod) => $"{KeyOf(pod)}_{pod.Metadata.Uid}";

    public string PodFile(string key) => System.IO.Path.Combine(Pods, $"{key}.json");

    public string StatusFile(string key) => System.IO.Path.Combine(Statuses, $"{key}.json");

    public IEnumerable<string> PodKeys() => Directory.Exists(Pods)
        ? Directory.EnumerateFiles(Pods, "*.json").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)!)
        : [];

    public V1Pod? FindDesired(string key) => Find(PodFile(key));

    public V1Pod? FindStatus(string key) => Find(StatusFile(key));

    /// <summary>The pod that is wished for, with what the supervisor says of it; null when nobody wishes for it.</summary>
    public V1Pod? FindPod(string key)
    {
        if (FindDesired(key) is not { } pod)
        {
            return null;
        }

        var seen = FindStatus(key);
        pod.Status = seen?.Metadata.Uid == pod.Metadata.Uid ? seen.Status : new V1PodStatus { Phase = "Pending" };
        return pod;
    }

    public void WriteDesired(V1Pod pod) => AtomicFile.Write(PodFile(KeyOf(pod)), KubernetesJson.Serialize(pod));

    public void WriteStatus(V1Pod pod) => AtomicFile.Write(StatusFile(KeyOf(pod)), KubernetesJson.Serialize(pod));

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..HashLength];

    private static V1Pod? Find(string file)
    {
        try
        {
            return KubernetesJson.Deserialize<V1Pod>(File.ReadAllText(file));
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException error)
        {
            throw new PodLabException($"{file} does not hold a pod: {error.Message} Delete that file, and apply the pod again.", error);
        }
    }
}
