namespace PodLab.Recordings;

/// <summary>
/// Keeps every answer that a cluster gives. The environment variable <c>PODLAB_RECORD</c> asks for it and names the file; one that ends
/// with
/// <c>.journal</c> is left as it is for whoever asked, as <c>podlab run --record</c> does, any other is made a recording when the process
/// ends.
/// </summary>
internal sealed class Recorder(Journal journal) : IAnswers
{
    private const string Variable = "PODLAB_RECORD";

    // One a process: a notebook may open its lab again and again.
    private static readonly Lazy<Recorder?> _ofProcess = new(Begin);

    /// <summary>The recorder that the environment asks for; null when it does not.</summary>
    public static Recorder? OfProcess => _ofProcess.Value;

    public TimeProvider Clock => TimeProvider.System;

    /// <summary>Asks, keeps the answer or the error, and gives it on.</summary>
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

    /// <summary>Keeps an answer that is there already.</summary>
    public void Keep(Question question, JsonNode? answer) =>
        journal.Add(new Exchange(question, DateTimeOffset.UtcNow, Redaction.OfJson(answer)));

    /// <summary>
    /// Ends the journal and makes the recording of it. Closed first: Windows lets nobody read a file that another still writes.
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
