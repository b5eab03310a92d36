using System.Security.Cryptography;
using k8s;
using PodLab.Manifests;

namespace PodLab.Clusters.Standalone;

/// <summary>
/// The folder through which the library and the node's supervisor communicate: the requested pods and their status. Outside the node it's in the
/// state folder; inside the node it's <c>/run/podlab</c>. (How it works: README.md of helpers/Clusters.)
/// </summary>
internal sealed class NodeFolder(string path)
{
    // A file name can have 255 bytes. After the key come a pod's UID, a suffix and a temporary file's own mark.
    private const int LongestKey = 150;
    private const int HashLength = 16;

    public string Path { get; } = path;

    public string Pods => System.IO.Path.Combine(Path, "pods");

    public string Statuses => System.IO.Path.Combine(Path, "status");

    public string Logs => System.IO.Path.Combine(Path, "logs");

    public string Volumes => System.IO.Path.Combine(Path, "volumes");

    public string SupervisorLock => System.IO.Path.Combine(Path, "supervisor.lock");

    public string ContainerdSocket => System.IO.Path.Combine(Path, "run", "containerd.sock");

    /// <summary>The name of a pod's files: short enough for a file name, however long the pod's name is.</summary>
    /// <exception cref="PodLabException">A pod can't have such a name.</exception>
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

    /// <summary>The pod that was applied under that key; null if there is none.</summary>
    /// <exception cref="PodFileException">The file doesn't hold that pod.</exception>
    public V1Pod? FindDesired(string key) => Find(PodFile(key), key);

    /// <summary>
    /// The pod's status as the supervisor last wrote it. A status that can't be read counts as none: the supervisor writes it again.
    /// </summary>
    public V1Pod? FindStatus(string key)
    {
        try
        {
            return Find(StatusFile(key), key);
        }
        catch (PodFileException)
        {
            return null;
        }
    }

    /// <summary>
    /// The applied pod, with its status from the supervisor; null if there is none. If its file can't be read, the result has only a name and a
    /// status that gives the reason. One damaged file must not hide the other pods.
    /// </summary>
    public V1Pod? FindPod(string key)
    {
        try
        {
            if (FindDesired(key) is not { } pod)
            {
                return null;
            }

            var seen = FindStatus(key);
            pod.Status = seen?.Metadata.Uid == pod.Metadata.Uid ? seen.Status : new V1PodStatus { Phase = "Pending" };
            return pod;
        }
        catch (PodFileException error)
        {
            return Nameable(key, error);
        }
    }

    public void WriteDesired(V1Pod pod) => AtomicFile.Write(PodFile(KeyOf(pod)), KubernetesJson.Serialize(pod));

    public void WriteStatus(V1Pod pod) => AtomicFile.Write(StatusFile(KeyOf(pod)), KubernetesJson.Serialize(pod));

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..HashLength];

    private static V1Pod Nameable(string key, PodFileException error) => new()
    {
        Metadata = new V1ObjectMeta { NamespaceProperty = key.Split('_')[0], Name = key.Split('_', 2)[^1], Uid = "" },
        Spec = new V1PodSpec { Containers = [] },
        Status = new V1PodStatus { Phase = "Pending", Reason = "UnreadablePod", Message = error.Message },
    };

    // The result is always a pod that matches its key, or a PodFileException: both sides build paths from these names.
    private static V1Pod? Find(string file, string key)
    {
        try
        {
            var pod = KubernetesJson.Deserialize<V1Pod>(File.ReadAllText(file));
            return FindFault(pod, key) is { } fault ? throw Explain(file, fault, null) : pod;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is not PodFileException)
        {
            throw Explain(file, error.Message, error);
        }
    }

    private static string? FindFault(V1Pod? pod, string key) => pod switch
    {
        { Metadata: null or { Name: null } or { NamespaceProperty: null } } or null => "it has no name.",
        _ when KeyOf(pod) != key => $"it holds the pod {KeyOf(pod)}.",
        _ when !Guid.TryParse(pod.Metadata.Uid, out _) => $"its uid is \"{pod.Metadata.Uid}\", which isn't a UUID.",
        { Spec.Containers: [_, ..] containers } when containers.All(container => container?.Name is not null) => null,
        _ => "it has no containers, or one without a name.",
    };

    private static PodFileException Explain(string file, string why, Exception? error) => new(
        $"{file} should describe a pod, and can't be read: {why} Delete the pod, then apply its manifest again.", error);
}
