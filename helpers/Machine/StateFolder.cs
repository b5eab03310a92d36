using System.Runtime.InteropServices;
using System.Text.Json;

namespace PodLab.Machine;

/// <summary>
/// The folder for PodLab's state between commands: <c>$PODLAB_STATE</c>, else <c>$XDG_STATE_HOME/podlab</c>, else
/// <c>~/.local/state/podlab</c>. One per user, readable only by that user.
/// </summary>
internal sealed class StateFolder(string path)
{
    /// <summary>The environment variable that names it.</summary>
    public const string Variable = "PODLAB_STATE";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The cluster that <c>up</c> last started.</summary>
    public string CurrentFile => System.IO.Path.Combine(Path, "current.json");

    /// <summary>The standalone node's folder; inside the node it is <c>/run/podlab</c>.</summary>
    public string NodePath => System.IO.Path.Combine(Path, "standalone");

    public string NodeRecordFile => System.IO.Path.Combine(NodePath, "node.json");

    public static StateFolder Default() => new(UserFolders.Named(Variable) ?? UserFolders.OfPodLab("XDG_STATE_HOME", "state"));

    public void Create()
    {
        Directory.CreateDirectory(Path);
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public CurrentCluster? FindCurrent() => Read<CurrentCluster>(CurrentFile);

    public void WriteCurrent(CurrentCluster current) => AtomicFile.Write(CurrentFile, JsonSerializer.Serialize(current, _json));

    public StandaloneNodeRecord? FindNodeRecord() => Read<StandaloneNodeRecord>(NodeRecordFile);

    public void WriteNodeRecord(StandaloneNodeRecord record) => AtomicFile.Write(NodeRecordFile, JsonSerializer.Serialize(record, _json));

    public ClusterRecord? FindClusterRecord(string kind, string name) => Read<ClusterRecord>(ClusterRecordFile(kind, name));

    /// <summary>The records of all clusters that <c>up</c> started or connected to, and that <c>down</c> hasn't removed yet.</summary>
    public IReadOnlyList<ClusterRecord> ClusterRecords() => Directory.Exists(ClustersPath)
        ? [.. Directory.EnumerateFiles(ClustersPath, "*.json").Order(StringComparer.Ordinal).Select(Read<ClusterRecord>).OfType<ClusterRecord>()]
        : [];

    public void WriteClusterRecord(ClusterRecord record)
    {
        Create();
        Directory.CreateDirectory(ClustersPath);
        AtomicFile.Write(ClusterRecordFile(record.Kind, record.Name), JsonSerializer.Serialize(record, _json));
    }

    public void RemoveClusterRecord(string kind, string name)
    {
        File.Delete(ClusterRecordFile(kind, name));
        RemoveIfEmpty(ClustersPath);
    }

    /// <summary>Removes unreadable records of clusters and of the current one. Otherwise, every command would fail with that error.</summary>
    /// <returns>Their files.</returns>
    public IReadOnlyList<string> RemoveDamagedRecords()
    {
        string[] clusters = Directory.Exists(ClustersPath) ? Directory.GetFiles(ClustersPath, "*.json") : [];
        var damaged = clusters.Where(IsDamaged<ClusterRecord>).Concat(new[] { CurrentFile }.Where(IsDamaged<CurrentCluster>)).ToList();
        damaged.ForEach(File.Delete);
        if (damaged.Count > 0)
        {
            RemoveIfEmpty(ClustersPath);
            RemoveIfEmpty(Path);
        }

        return damaged;
    }

    /// <summary>Removes a cluster's record: nothing in that cluster belongs to PodLab anymore.</summary>
    public void Forget(ClusterRecord record)
    {
        RemoveClusterRecord(record.Kind, record.Name);
        if (FindCurrent() is { } current && current.Cluster == record.Kind && current.Name == record.Name)
        {
            File.Delete(CurrentFile);
        }

        RemoveIfEmpty(Path);
    }

    private static void RemoveIfEmpty(string folder)
    {
        if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private string ClustersPath => System.IO.Path.Combine(Path, "clusters");

    // A context's name may have slashes and colons.
    private string ClusterRecordFile(string kind, string name) => System.IO.Path.Combine(ClustersPath, $"{kind}-{Uri.EscapeDataString(name)}.json");

    private static bool IsDamaged<T>(string file)
        where T : class
    {
        try
        {
            Read<T>(file);
            return false;
        }
        catch (PodLabException error) when (error.InnerException is JsonException)
        {
            return true;
        }
    }

    private static T? Read<T>(string file)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(file), _json);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is JsonException or UnauthorizedAccessException)
        {
            throw new PodLabException($"{file} can't be read: {error.Message} To remove it, run `setup/podlab down`.", error);
        }
    }
}
