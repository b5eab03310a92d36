namespace PodLab.Recordings;

/// <summary>
/// Keeps every answer of a cluster. The environment variable <c>PODLAB_RECORD</c> turns it on and names the file. A file that ends with
/// <c>.journal</c> stays a journal, for example for <c>podlab run --record</c>. Any other file becomes a recording when the process ends.
/// </summary>
internal sealed class Recorder(Journal journal) : IAnswers
{
    private const string Variable = "PODLAB_RECORD";

    // One per process: a notebook may open its lab again and again.
    private static readonly Lazy<Recorder?> _ofProcess = new(Begin);

    /// <summary>The recorder that the environment variable turns on; null if it isn't set.</summary>
    public static Recorder? OfProcess => _ofProcess.Value;

    public TimeProvider Clock => TimeProvider.System;

    /// <summary>Asks, keeps the answer or the error, and passes it on.</summary>
    public async Task<T> FindAsync<T>(Question question, Func<Task<T>> ask)
    {
        try
        {
            var answer = await ask();
            Keep(question, RecordingJson.ToNode(answer));
            return answer;
        }
        catch (PodLabException error)
        {
            journal.Add(new Exchange(question, DateTimeOffset.UtcNow, null, Failure.Of(error)));
            throw;
        }
    }

    /// <summary>Keeps an existing answer.</summary>
    public void Keep(Question question, JsonNode? answer) =>
        journal.Add(new Exchange(question, DateTimeOffset.UtcNow, Redaction.OfJson(answer)));

    /// <summary>
    /// Ends the journal and turns it into a recording. It's closed first, because on Windows a file can't be read while it's open for writing.
    /// </summary>
    internal static void Seal(Journal journal, string path, string named)
    {
        journal.Dispose();
        RecordingFile.Seal(path, named, notebook: null);
    }

    private static Recorder? Begin()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } named)
        {
            return null;
        }

        var isSealedByOthers = named.EndsWith(Journal.Suffix, StringComparison.Ordinal);
        var path = isSealedByOthers ? named : named + Journal.Suffix;
        var journal = Journal.Create(path, RecordingHeader.Now());
        if (!isSealedByOthers)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Seal(journal, path, named);
        }

        return new Recorder(journal);
    }
}
