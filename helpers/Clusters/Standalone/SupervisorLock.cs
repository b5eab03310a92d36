namespace PodLab.Clusters.Standalone;

/// <summary>
/// The supervisor holds this lock as long as it lives, so that there is only one, and the library can tell whether there is one at all. The
/// Linux kernel drops it with the process: a supervisor that was killed leaves no lock behind.
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
