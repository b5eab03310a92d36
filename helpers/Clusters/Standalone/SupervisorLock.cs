namespace PodLab.Clusters.Standalone;

/// <summary>
/// The supervisor holds this lock while it lives. So there is only one supervisor, and the library can check whether one is running. The Linux
/// kernel drops the lock with the process, so a supervisor that was killed leaves no lock behind.
/// </summary>
internal static class SupervisorLock
{
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public static bool IsHeld(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using var free = TryTake(path);
        return free is null;
    }
}
