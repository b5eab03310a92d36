using System.Text.Json.Nodes;

namespace PodLab.Setup.Notebooks;

/// <summary>
/// JSON as Python's <c>json</c> module reads and writes it, and therefore as Jupyter does, in notebook files and in messages. System.Text.Json refuses two
/// things that both contain: <c>NaN</c> and the infinities, and half characters such as <c>"\ud83d"</c>. Values keep their form: the order of keys, the digits
/// of a number, characters that are not ASCII.
/// </summary>
/// <remarks>
/// A key that appears twice is refused. Python silently keeps the last one, and then half of what somebody wrote is gone.
/// Use <see cref="Write"/> for what was read here: <see cref="JsonNode.ToJsonString"/> throws on half characters.
/// </remarks>
internal static class PythonJson
{
    /// <summary>Reads one JSON value; null is JSON's <c>null</c>.</summary>
    /// <exception cref="PythonJsonException">It isn't JSON. Nothing is left to fail later, when a value is used.</exception>
    public static JsonNode? Parse(string text) => new PythonJsonReader(text).ReadWhole();

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value; null is JSON's <c>null</c>.</param>
    /// <param name="indent">Spaces per level, one line per member (Jupyter's files have 1); null for one line in all.</param>
    public static string Write(JsonNode? value, int? indent = null) => new PythonJsonWriter(indent).Write(value);
}
