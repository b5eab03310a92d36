namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// Allows only one <c>up</c> or <c>down</c> at a time for a state folder. The lock is beside the folder, since <c>down</c> removes the folder. The
/// Linux kernel releases it with the process: a killed tool leaves no lock behind.
/// </summary>
internal static class NodeLock
{
    // EWOULDBLOCK of flock(2): the only failure that waiting fixes.
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
                $"{path} can't be written: {error.Message} It prevents two podlabs from starting the node at once. "
                + "Set PODLAB_STATE to a folder that you own.", error);
        }
    }

    // The previous holder may have removed the file after we opened it: such a lock wouldn't exclude others.
    private static bool IsStillThere(FileStream taken)
    {
        var descriptor = taken.SafeFileHandle.DangerousGetHandle();
        return new FileInfo($"/proc/self/fd/{descriptor}").LinkTarget?.EndsWith(" (deleted)", StringComparison.Ordinal) != true;
    }
}
