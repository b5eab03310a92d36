namespace PodLab.Recordings;

/// <summary>
/// Where a replay stands in its recording. Changes (applying, deleting, <c>kill</c>) cut a recording into moments. A change that is asked for takes the
/// replay to the moment after it; anything else is answered as it was in the present moment, the n-th time with the n-th answer. So a notebook may be run
/// again from any cell: what it shows belongs together. (The rules in full: README.md of helpers/Recordings.)
/// </summary>
internal sealed class Replay
{
    private readonly Recording _recording;
    private readonly ILookup<string, Step> _steps;
    private readonly HashSet<int> _given = [];
    private readonly Lock _lock = new();
    private int _moment;
    private int _waitedUntil = -1;

    public Replay(Recording recording)
    {
        _recording = recording;
        _steps = StepsOf(recording).ToLookup(step => step.Exchange.Question.Key);
        Now = recording.Header.RecordedAt;
    }

    /// <summary>When the answer was given that was replayed last: what is "now" to whoever counts an age.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>What was answered, as far as the replay has come.</summary>
    /// <exception cref="NotRecordedException">Nobody asked that.</exception>
    public Exchange Answer(Question question)
    {
        lock (_lock)
        {
            Step[] steps = [.. _steps[question.Key]];
            if (steps.Length == 0)
            {
                throw new NotRecordedException(Unrecorded.Describe(question, _recording));
            }

            var step = question.IsChange ? TakeChange(steps) : TakeReading(steps);
            if (question.IsWait && step.Moment == _moment)
            {
                _waitedUntil = Math.Max(_waitedUntil, step.Index);
            }

            _given.Add(step.Index);
            Now = step.Exchange.At;
            return step.Exchange;
        }
    }

    private static IEnumerable<Step> StepsOf(Recording recording)
    {
        var moment = 0;
        foreach (var (index, exchange) in recording.Exchanges.Index())
        {
            yield return new Step(index, moment, exchange);
            moment += exchange.Question.IsChange ? 1 : 0;
        }
    }

    // The next time that it was done; where it was not done again, the last time, and the replay goes back there.
    private Step TakeChange(Step[] steps)
    {
        var step = steps.FirstOrDefault(step => step.Moment >= _moment) ?? steps[^1];
        (_moment, _waitedUntil) = (step.Moment + 1, step.Index);
        _given.RemoveWhere(index => index >= step.Index);
        return step;
    }

    private Step TakeReading(Step[] steps)
    {
        Step[] present = [.. steps.Where(step => step.Moment == _moment && step.Index > _waitedUntil)];
        return present.FirstOrDefault(step => !_given.Contains(step.Index))
            ?? present.LastOrDefault()
            ?? steps.LastOrDefault(step => step.Moment <= _moment)
            ?? steps[0];
    }

    private sealed record Step(int Index, int Moment, Exchange Exchange);
}
