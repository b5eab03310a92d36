using PodLab.Recordings;

namespace PodLab.Tests.Recordings;

/// <summary>A run that is recorded in its own folder, to be replayed.</summary>
internal sealed class RecordedRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("podlab-recording-");
    private readonly Journal _open;

    public RecordedRun(ICluster? cluster = null)
    {
        _open = PodLab.Recordings.Journal.Create(Journal, RecordingHeader.Now());
        Cluster = new AnsweredCluster(new Recorder(_open), cluster ?? new ScriptedCluster());
    }

    /// <summary>The cluster for a notebook; its answers are recorded.</summary>
    public ICluster Cluster { get; }

    public string Folder => _folder.FullName;

    public string File => Path.Combine(Folder, $"run{RecordingFile.Extension}");

    public string Journal => File + PodLab.Recordings.Journal.Suffix;

    /// <summary>Ends the run, and opens the recording.</summary>
    public AnsweredCluster Replay()
    {
        _open.Dispose();
        RecordingFile.Seal(Journal, File, "lesson.ipynb");
        return AnsweredCluster.Replay(File);
    }

    public void Dispose()
    {
        _open.Dispose();
        _folder.Delete(recursive: true);
    }
}
