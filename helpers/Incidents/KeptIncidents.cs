using System.Text.Json;

namespace PodLab.Incidents;

/// <summary>An incident that was made and not yet undone: its slot and its seed, but never its kind.</summary>
/// <param name="Id">The slot's ID.</param>
/// <param name="Seed">The seed.</param>
internal sealed record KeptIncident(string Id, int Seed);

/// <summary>
/// A cluster's incidents that aren't undone yet, one file each in <c>incidents/KIND/NAME</c> of the data folder. They outlive the kernel.
/// </summary>
/// <param name="data">The learner's data folder.</param>
/// <param name="kind">The cluster's kind: <c>standalone</c> or <c>kind</c>.</param>
/// <param name="name">The cluster's name.</param>
internal sealed class KeptIncidents(DataFolder data, string kind, string name)
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
        var file = FileOf(slot);
        // A folder that can't be read, such as another user's, has none.
        if (File.Exists(file))
        {
            File.Delete(file);
        }
    }

    /// <summary>Whether an incident of this cluster isn't undone yet.</summary>
    public bool Any() => IncidentSlot.All.Any(slot => Find(slot) is not null);

    /// <summary>Forgets all incidents of this cluster.</summary>
    public void ForgetAll()
    {
        foreach (var slot in IncidentSlot.All)
        {
            Forget(slot);
        }
    }

    private string FileOf(IncidentSlot slot) => Path.Combine(data.Path, "incidents", kind, name, $"{slot.Id}.json");
}
