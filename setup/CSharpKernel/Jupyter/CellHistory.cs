using System.IO.Enumeration;

namespace PodLab.CSharpKernel.Jupyter;

/// <summary>The cells that ran in this session, for front ends that offer them again (the console's arrow keys).</summary>
internal sealed class CellHistory
{
    // The current session is number 0 in the protocol; earlier ones are not kept.
    private const int ThisSession = 0;

    private readonly List<(int Count, string Code)> _cells = [];

    public void Add(int count, string code)
    {
        lock (_cells)
        {
            _cells.Add((count, code));
        }
    }

    public JsonObject ToReply(RequestContent request)
    {
        (int Count, string Code)[] cells;
        lock (_cells)
        {
            cells = [.. _cells];
        }

        var withOutput = request.Flag("output", false);
        return new()
        {
            ["status"] = "ok",
            ["history"] = new JsonArray([.. Select(cells, request).Select(cell => Entry(cell.Count, cell.Code, withOutput))]),
        };
    }

    private static IEnumerable<(int Count, string Code)> Select((int Count, string Code)[] cells, RequestContent request)
    {
        switch (request.Text("hist_access_type"))
        {
            case "range":
                var stop = request.Number("stop", int.MaxValue);
                return request.Number("session", ThisSession) == ThisSession
                    ? cells.Where(cell => cell.Count >= request.Number("start", 0) && cell.Count < stop)
                    : [];
            case "search":
                var pattern = request.Text("pattern", "*");
                var found = cells.Where(cell => FileSystemName.MatchesSimpleExpression(pattern, cell.Code, ignoreCase: false));
                found = request.Flag("unique", false) ? found.Reverse().DistinctBy(cell => cell.Code).Reverse() : found;
                return found.TakeLast(request.Number("n", int.MaxValue));
            default:
                return cells.TakeLast(request.Number("n", int.MaxValue));
        }
    }

    private static JsonArray Entry(int count, string code, bool withOutput) =>
        [ThisSession, count, withOutput ? new JsonArray(code, null) : code];
}
