using System.Diagnostics;

namespace PodLab.Machine;

/// <summary>
/// Lets one program at a time change a file. The lock is an open file. The operating system closes it when the program ends, so a killed program
/// leaves no lock behind.
/// </summary>
internal static class FileLock
{
    // The error codes for a file that another program has locked: EWOULDBLOCK of flock(2) on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.
    private static readonly int[] _taken = [11, 35, unchecked((int)0x80070020)];

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Takes the lock, and waits while another program has it.</summary>
    /// <param name="path">The lock's own file. It's never removed, because its removal could let two programs in.</param>
    /// <returns>The lock. Disposing it releases it.</returns>
    /// <exception cref="IOException">Another program held it for 5 s, or the file can't be written.</exception>
    public static IDisposable Take(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException error) when (_taken.Contains(error.HResult) && watch.Elapsed < _patience)
            {
                Thread.Sleep(_pause);
            }
        }
    }
}
