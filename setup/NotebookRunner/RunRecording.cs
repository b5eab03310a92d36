using PodLab.Recordings;

namespace PodLab.Setup.NotebookRunner;

/// <summary>
/// The recording of a run. The kernel process writes a journal, one answer at a time. After it ends for any reason, the journal is converted to a
/// recording.
/// </summary>
internal static class RunRecording
{
    /// <summary>Prepares a new journal.</summary>
    /// <returns>Its path, for the kernel's environment.</returns>
    public static string Begin(string file)
    {
        if (!file.EndsWith(RecordingFile.Extension, StringComparison.Ordinal))
        {
            throw new PodLabException($"--record {file}: the name of a recording ends with {RecordingFile.Extension}.");
        }

        var journal = Path.GetFullPath(file) + Journal.Suffix;
        Directory.CreateDirectory(Path.GetDirectoryName(journal)!);
        File.Delete(journal);
        return journal;
    }

    /// <summary>Writes the recording after the kernel ended.</summary>
    /// <returns>A message about it.</returns>
    public static string Seal(string file, Notebook notebook)
    {
        var recording = RecordingFile.Seal(Path.GetFullPath(file) + Journal.Suffix, file, Path.GetFileName(notebook.Path));
        return recording is null
            ? "none: no cell opened a cluster, or it was a replay"
            : $"{file} ({recording.Exchanges.Count} answers, {new FileInfo(file).Length / 1024.0:0} KB; secrets are removed)";
    }
}
