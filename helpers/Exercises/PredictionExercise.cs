using PodLab.Anatomy;

namespace PodLab.Exercises;

/// <summary>
/// A question that's answered before the experiment: rows of the matrix of pods that don't exist yet. Afterwards, each place is compared with the
/// live matrix (<see cref="Lab.PredictAsync"/>, <see cref="Lab.RevealAsync"/>).
/// </summary>
/// <param name="id">Lesson and number.</param>
/// <param name="question">One sentence.</param>
/// <param name="rows">The processes whose rows the learner predicts.</param>
/// <param name="feature">The feature that their pods need from the cluster; null if every cluster has it.</param>
internal sealed class PredictionExercise(string id, string question, IReadOnlyList<PredictedProcess> rows, PodFeature? feature = null)
    : Exercise<SeenMatrix>(id, question, SeenMatrix.Of(rows, feature))
{
    private const int MostExplained = 8;

    /// <summary>The processes whose rows the learner predicts.</summary>
    public IReadOnlyList<PredictedProcess> Rows { get; } = rows;

    /// <summary>The feature that their pods need from the cluster; null if every cluster has it.</summary>
    public PodFeature? Feature { get; } = feature;

    /// <summary>The wrong places that teach something, from exact to general. Each wrong place gets the hint of the first that matches.</summary>
    public required IReadOnlyList<CellMistake> Mistakes { get; init; }

    /// <inheritdoc/>
    internal override object RightAnswer(SeenMatrix seen) =>
        string.Join('\n', Rows.Select(row => $"{row.Name} {string.Join(' ', NamespaceTypes.All.Select(type => seen.Whose(row, type).Word))}"));

    /// <inheritdoc/>
    internal override IEnumerable<bool> MistakesHold(SeenMatrix seen) => Mistakes.Select(mistake => mistake.Holds(seen));

    /// <inheritdoc/>
    public override ExerciseResult Check(IReadOnlyList<object> given, SeenMatrix seen, ExerciseProgress progress)
    {
        if (!TryRead(string.Join('\n', given), out var predicted, out var fault))
        {
            return fault;
        }

        var places = Rows.SelectMany(row => NamespaceTypes.All.Select(type => new PredictedPlace(
            row, seen.Process(row), type, predicted.Find(row, type), seen.Process(row).Membership(type)))).ToList();
        var wrong = places.Where(place => place.IsWrong).ToList();
        var message = wrong.Count == 0 ? string.Join(' ', Because.Where(claim => claim.Holds(seen)).Select(claim => claim.Words(seen)))
            : string.Join('\n', Explain(wrong, seen).Prepend($"{Counted.Of(wrong.Count, "place")} of {places.Count} came out differently."));
        return new(this, wrong.Count == 0 ? ExerciseOutcome.Passed : ExerciseOutcome.Wrong, message) { Evidence = MatrixTables.Overlay(places) };
    }

    /// <summary>The next general hint, for a learner who doesn't know how to continue.</summary>
    public string NextHint(ExerciseProgress progress) => progress.NextHint(null, [.. Advice]);

    /// <summary>Reads a learner's lines.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="matrix">The prediction in them.</param>
    /// <param name="fault">The part that can't be read.</param>
    public bool TryRead(string text, out PredictedMatrix matrix, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out ExerciseResult? fault)
    {
        try
        {
            (matrix, fault) = (PredictedMatrix.Parse(text, Rows), null);
        }
        catch (FormatException error)
        {
            matrix = PredictedMatrix.Blank(Rows);
            fault = new(this, ExerciseOutcome.Wrong, $"{error.Message} This try doesn't count.");
        }

        return fault is null;
    }

    // Places that are wrong in the same way are explained together.
    private IEnumerable<string> Explain(List<PredictedPlace> wrong, SeenMatrix seen)
    {
        var groups = wrong.GroupBy(place => (place.Type, place.Predicted, place.Found.Ownership, Hint: HintFor(place, seen))).ToList();
        foreach (var group in groups.Take(MostExplained))
        {
            var (first, (type, said, found, hint)) = (group.First(), group.Key);
            yield return $"{type.ShortName} of {WordList.Of(group.Select(place => place.Row.Name))}: you predicted {said?.Word ?? "nothing"}, but it's {Whose(found)}. "
                + (Evidence(first, seen) + hint).TrimEnd();
        }

        if (groups.Count > MostExplained)
        {
            yield return "The table shows the others.";
        }
    }

    private string HintFor(PredictedPlace place, SeenMatrix seen) =>
        Mistakes.FirstOrDefault(mistake => mistake.IsMadeAt(place) && mistake.Holds(seen)) is { } mistake ? $"{mistake.Hint} " : "";

    private static string Evidence(PredictedPlace place, SeenMatrix seen) => place.Found switch
    {
        { Ownership: NamespaceOwnership.Node, Namespace: { } ns } => $"{ns} is the one that the node's first process is in. ",
        { Ownership: NamespaceOwnership.Own, Namespace: { } ns } => $"{ns} is for {place.Row.Container} only: neither the node's first process nor another container of the pod is in it. ",
        { Ownership: NamespaceOwnership.Pod, Namespace: { } ns } when seen.Sharing(place.Row, place.Type) is [_, ..] others =>
            $"{WordList.Of(others)} {(others.Count == 1 ? "is" : "are")} also in {ns}. ",
        _ => "",
    };

    private static string Whose(NamespaceOwnership ownership) => ownership switch
    {
        NamespaceOwnership.Own => "its own",
        NamespaceOwnership.Pod => "the pod's",
        _ => "the node's",
    };
}

/// <summary>A place of a predicted matrix, and its actual value.</summary>
/// <param name="Row">The process whose row it's in.</param>
/// <param name="Process">The live process.</param>
/// <param name="Type">The type.</param>
/// <param name="Predicted">The predicted value; null if there is none.</param>
/// <param name="Found">The actual value.</param>
internal sealed record PredictedPlace(
    PredictedProcess Row, PodProcess Process, NamespaceType Type, NamespaceOwnership? Predicted, NamespaceMembership Found)
{
    /// <summary>Whether the prediction is wrong. False if the node didn't permit reading the actual value.</summary>
    public bool IsWrong => Found.Ownership is NamespaceOwnership.Own or NamespaceOwnership.Pod or NamespaceOwnership.Node && Predicted != Found.Ownership;
}

/// <summary>A wrong place that shows what was misunderstood.</summary>
/// <param name="IsMadeAt">Whether it's this place.</param>
/// <param name="Hint">Why the actual value is different.</param>
internal sealed record CellMistake(Func<PredictedPlace, bool> IsMadeAt, string Hint)
{
    /// <summary>Whether the hint is true of this evidence.</summary>
    public Func<SeenMatrix, bool> Holds { get; init; } = _ => true;
}
