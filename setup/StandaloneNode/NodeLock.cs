namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// Only one <c>up</c> or <c>down</c> at a time for a state folder. The lock lies beside the folder, since <c>down</c> removes the folder, and the
/// Linux kernel drops it with the process: a killed tool leaves no lock behind.
/// </summary>
internal static class NodeLock
{
    // EWOULDBLOCK of flock(2): the one failure that waiting mends.
    private const int WouldBlock = 11;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    public static async Task<IDisposable> TakeAsync(string statePath, IProgress<string> progress, CancellationToken cancellation)
    {
        for (var told = false; ; told = true)
        {
            if (TryTake(PathFor(statePath)) is { } taken)
            {
                return taken;
            }

            if (!told)
            {
                progress.Report("Another podlab is starting or stopping the node; waiting for it.");
            }

            await Task.Delay(_pause, cancellation);
        }
    }

    public static string PathFor(string statePath) => $"{statePath.TrimEnd('/')}.lock";

    private static FileStream? TryTake(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var taken = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            if (IsStillThere(taken))
            {
                return taken;
            }

            taken.Dispose();
            return null;
        }
        catch (IOException error) when (error.HResult == WouldBlock)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PodLabException(
                $"{path}, which keeps two podlabs from starting the node at once, cannot be written: {error.Message} "
                + "PODLAB_STATE can name another folder for PodLab's state, one that is yours.", error);
        }
    }

    // Whoever held it may have removed the file after we had opened it: that lock would lock nobody out.
    private static bool IsStillThere(FileStream taken)
    {
        var descriptor = taken.SafeFileHandle.DangerousGetHandle();
        return new FileInfo($"/proc/self/fd/{descriptor}").LinkTarget?.EndsWith(" (deleted)", StringComparison.Ordinal) != true;
    }
}
