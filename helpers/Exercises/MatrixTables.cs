using PodLab.Anatomy;

namespace PodLab.Exercises;

/// <summary>A predicted matrix as a table, by itself or compared with the live one.</summary>
internal static class MatrixTables
{
    /// <summary>The prediction.</summary>
    public static Table<PredictedProcess> Of(PredictedMatrix matrix) => new(
        "Your prediction",
        [
            new("POD", row => row.Pod), new("CONTAINER", row => row.Container),
            .. NamespaceTypes.All.Select(type => new Column<PredictedProcess>(type.ShortName, row => matrix.WordOf(row, type))),
        ],
        matrix.Rows) { TurnsWhenWide = true };

    /// <summary>The live matrix over the prediction.</summary>
    public static Table<PredictedPlace> Overlay(IReadOnlyList<PredictedPlace> places)
    {
        var byRow = places.ToLookup(place => place.Row);
        return new(
            "The live matrix over your prediction",
            [
                new("POD", place => place.Row.Pod), new("CONTAINER", place => place.Row.Container),
                new("PID", place => place.Process.Pid.ToString(CultureInfo.InvariantCulture), IsNumber: true),
                .. NamespaceTypes.All.Select(type => new Column<PredictedPlace>(
                    type.ShortName, place => Compare(byRow[place.Row].Single(other => other.Type == type)))),
            ],
            [.. byRow.Select(row => row.First())])
        {
            Legend = "✔ as you predicted; ✘ your prediction, then the actual value",
            TurnsWhenWide = true,
        };
    }

    private static string Compare(PredictedPlace place) => place switch
    {
        { IsWrong: true } => $"✘ {place.Predicted?.Word ?? "nothing"}, actual: {place.Found.Ownership.Word}",
        { Found.Ownership: NamespaceOwnership.Unknown or NamespaceOwnership.None } => "? not permitted to read",
        _ => $"✔ {place.Found.Ownership.Word}",
    };
}
