using System.Text.Json;
using PodLab.Clusters;

namespace PodLab.Recordings;

/// <summary>
/// The position of a replay in its recording. Changes (applying, deleting, <c>node.ChangeAsync</c>) cut a recording into moments. A change takes
/// the replay to the moment after it. Any other question gets the answer from the current moment, the n-th time the n-th answer. So a notebook
/// can be run again from any cell, and its outputs still belong together. (For all rules, see README.md in helpers/Recordings.)
/// </summary>
internal sealed class Replay : IAnswers
{
    private const int MostShown = 4;

    private static readonly string _wayToMore = OperatingSystem.IsBrowser()
        ? "For anything else, download the notebook and run it on a machine with PodLab: there `podlab up` starts a live cluster."
        : "For anything else, run the lesson on a live cluster: `podlab up` starts one.";

    private readonly Recording _recording;
    private readonly ILookup<string, Step> _steps;
    private readonly CellPositions _cells = CellPositions.OfKernel();
    private readonly Lock _lock = new();
    private ReplayPosition _at = ReplayPosition.Beginning;

    public Replay(Recording recording)
    {
        _recording = recording;
        _steps = StepsOf(recording).ToLookup(step => step.Exchange.Question.Key);
        (Now, Clock) = (recording.Header.RecordedAt, new ReplayClock(this));
    }

    /// <summary>The time of the recording. A pod that was 5 seconds old then is 5 seconds old again.</summary>
    public TimeProvider Clock { get; }

    // The recorded time of the last replayed answer.
    private DateTimeOffset Now { get; set; }

    /// <summary>The recorded answer at the replay's position.</summary>
    /// <exception cref="NotRecordedException">The question wasn't recorded.</exception>
    public Task<T> FindAsync<T>(Question question, Func<Task<T>> ask)
    {
        var exchange = Answer(question);
        try
        {
            return exchange.Failure is { } failure ? throw failure.ToException() : Task.FromResult(RecordingJson.FromNode<T>(exchange.Answer)!);
        }
        catch (JsonException error)
        {
            throw new PodLabException($"The recording's answer to {question} isn't valid: {error.Message}", error);
        }
    }

    public ClusterFacts Present(ClusterFacts facts)
    {
        var when = _recording.Header.RecordedAt.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var what = _recording.Header.Notebook is { } notebook ? $"{notebook} on " : "";
        var remark = $"This is a replay: the cells show the recorded output of {what}{facts.Kind} cluster {facts.Name}, from {when}. Nothing runs here, "
            + "and only recorded questions have answers.";
        return facts with { Kind = $"a replay of {facts.Kind}", Ownership = "nowhere: this is a replay", Remarks = [remark, .. facts.Remarks] };
    }

    private static IEnumerable<Step> StepsOf(Recording recording)
    {
        var moment = 0;
        foreach (var (index, exchange) in recording.Exchanges.Index())
        {
            yield return new Step(index, moment, exchange);
            moment += exchange.Question.Effect == Effect.Change ? 1 : 0;
        }
    }

    private Exchange Answer(Question question)
    {
        lock (_lock)
        {
            Step[] steps = [.. _steps[question.Key]];
            if (steps.Length == 0)
            {
                throw new NotRecordedException(NotRecorded(question));
            }

            _at = _cells.Follow(_at);
            var step = question.Effect == Effect.Change ? TakeChange(steps) : TakeReading(steps);
            if (question.Effect == Effect.Wait && step.Moment == _at.Moment)
            {
                _at = _at with { WaitedUntil = Math.Max(_at.WaitedUntil, step.Index) };
            }

            _at = _at with { Given = _at.Given.Add(step.Index) };
            Now = step.Exchange.At;
            return step.Exchange;
        }
    }

    // The next time that the change was recorded. If there is none, the last time: the replay goes back there.
    private Step TakeChange(Step[] steps)
    {
        var step = steps.FirstOrDefault(step => step.Moment >= _at.Moment) ?? steps[^1];
        _at = new(step.Moment + 1, step.Index, [.. _at.Given.Where(index => index < step.Index)]);
        return step;
    }

    private Step TakeReading(Step[] steps)
    {
        Step[] present = [.. steps.Where(step => step.Moment == _at.Moment && step.Index > _at.WaitedUntil)];
        return present.FirstOrDefault(step => !_at.Given.Contains(step.Index))
            ?? present.LastOrDefault()
            ?? steps.LastOrDefault(step => step.Moment <= _at.Moment)
            ?? steps[0];
    }

    private string NotRecorded(Question question)
    {
        Question[] close =
        [
            .. _recording.Exchanges.Select(exchange => exchange.Question).DistinctBy(other => other.Key).Where(other => other.Kind == question.Kind)
                .OrderByDescending(other => Likeness(question, other)).Take(MostShown),
        ];
        var recorded = close.Length > 0 ? string.Join("; ", close.Select(other => question.Describe(other.Words))) : "nothing of that kind";
        return $"This is a replay, and its recording has no answer for {question}. The recording has: {recorded}. {_wayToMore}";
    }

    private static int Likeness(Question one, Question other) =>
        (2 * one.Words.Zip(other.Words).TakeWhile(pair => pair.First == pair.Second).Count()) + one.Words.Skip(1).Intersect(other.Words.Skip(1)).Count();

    private sealed record Step(int Index, int Moment, Exchange Exchange);

    private sealed class ReplayClock(Replay replay) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => replay.Now;
    }
}
