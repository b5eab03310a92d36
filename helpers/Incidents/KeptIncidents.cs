using System.Text.Json;

namespace PodLab.Incidents;

/// <summary>An incident that was made and not yet undone: its slot and its seed, but never its kind.</summary>
/// <param name="Id">The slot's ID.</param>
/// <param name="Seed">The seed.</param>
internal sealed record KeptIncident(string Id, int Seed);

/// <summary>The incidents that aren't undone yet, one file each in the folder <c>incidents</c> of the data folder. They outlive the kernel.</summary>
/// <param name="folder">The learner's data folder.</param>
/// <param name="kind">The cluster's kind. Each kind has its own incidents.</param>
internal sealed class KeptIncidents(DataFolder folder, string kind)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The kept incident of that slot; null if there is none, or if its file has other content.</summary>
    public KeptIncident? Find(IncidentSlot slot)
    {
        try
        {
            var kept = JsonSerializer.Deserialize<KeptIncident>(File.ReadAllText(FileOf(slot)), _json);
            return kept?.Id == slot.Id ? kept : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps an incident.</summary>
    /// <exception cref="PodLabException">The file can't be written.</exception>
    public void Keep(KeptIncident incident)
    {
        try
        {
            AtomicFile.Write(FileOf(IncidentSlot.Get(incident.Id)), JsonSerializer.Serialize(incident, _json));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PodLabException($"The incident can't be saved, so nothing was broken: {error.Message} To use another folder, set ${DataFolder.Variable}.", error);
        }
    }

    /// <summary>Forgets an incident, if there is one.</summary>
    public void Forget(IncidentSlot slot)
    {
        try
        {
            File.Delete(FileOf(slot));
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was ever kept.
        }
    }

    /// <summary>Forgets all incidents, on every kind of cluster.</summary>
    /// <returns>The number of forgotten incidents.</returns>
    public static int ForgetAll(DataFolder folder)
    {
        var parent = Path.Combine(folder.Path, "incidents");
        if (!Directory.Exists(parent))
        {
            return 0;
        }

        var count = Directory.GetFiles(parent, "*.json", SearchOption.AllDirectories).Length;
        Directory.Delete(parent, recursive: true);
        return count;
    }

    private string FileOf(IncidentSlot slot) => Path.Combine(folder.Path, "incidents", kind, $"{slot.Id}.json");
}
