namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// Only one <c>up</c> or <c>down</c> at a time for a state folder. The lock lies beside the folder, since <c>down</c> removes the folder, and the
/// Linux kernel drops it with the process: a killed tool leaves no lock behind.
/// </summary>
internal static class NodeLock
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    public static async Task<IDisposable> TakeAsync(string statePath, IProgress<string> progress, CancellationToken cancellation)
    {
        var path = $"{statePath.TrimEnd('/')}.lock";
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var told = false; ; told = true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                if (!told)
                {
                    progress.Report("Another podlab is starting or stopping the node; waiting for it.");
                }

                await Task.Delay(_pause, cancellation);
            }
        }
    }
}
