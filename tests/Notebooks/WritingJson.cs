using PodLab.Setup.Notebooks;
using PodLab.Tests.Jupyter;

namespace PodLab.Tests.Notebooks;

/// <summary>JSON as Python's <c>json</c> writes it.</summary>
public sealed class WritingJson
{
    // Half characters and all others, and characters that JSON must escape.
    private static readonly Gen<string> _texts = Gen.OneOf(
        Gen.Char, Gen.OneOf('"', '\\', '\n', '\r', '\t', '\b', '\f', '\u0001', '\ud83d', '\ude00', '\u2028')).Array[0, 12].Select(units => new string(units));

    private static readonly Gen<JsonNode?> _values = Gen.Recursive<JsonNode?>((depth, value) =>
    {
        var scalar = Gen.OneOf(
            _texts.Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Double.Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.OneOf<bool?>(null, true, false).Select(word => (JsonNode?)word));
        return depth > 3 ? scalar : Gen.OneOf(
            scalar,
            value.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
            Gen.Select(_texts, value).Array[0, 3].Select(members =>
                (JsonNode?)new JsonObject(members.DistinctBy(member => member.Item1).Select(member => KeyValuePair.Create(member.Item1, member.Item2?.DeepClone())))));
    });

    [Fact]
    public void Whatever_is_written_is_read_again_as_it_was() =>
        Gen.Select(_values, Gen.OneOf<int?>(null, 1, 4)).Sample((value, indent) =>
        {
            var text = PythonJson.Write(value, indent);
            return PythonJson.Write(PythonJson.Parse(text), indent) == text;
        });

    [Fact]
    public void Whatever_text_is_read_the_only_fault_is_the_sentence() =>
        Gen.OneOf("{", "}", "[", "]", ",", ":", "\"", "\\", "a", "1", "-", ".", "e", "NaN", "null", "\n", "\\ud83d", "😀").Array[0, 12].Sample(parts =>
        {
            try
            {
                PythonJson.Parse(string.Concat(parts));
            }
            catch (PythonJsonException)
            {
                // The only one.
            }
        });

    [Fact]
    public async Task Python_writes_the_same()
    {
        Need.Jupyter.OrSkip();
        var value = PythonJson.Parse("""{"b": [], "a": {}, "é": ["\u0000\u001f\u007f\u2028 \"\\ / \n\r\t\b\f 😀", 1, -2.5, NaN, Infinity, true, null, {"x": [[1]]}]}""");
        foreach (var (indent, arguments) in new (int?, string)[] { (null, ""), (1, ", indent=1") })
        {
            var text = PythonJson.Write(value, indent);

            (await PythonAsync($"import json, sys; sys.stdout.write(json.dumps(json.load(sys.stdin), ensure_ascii=False{arguments}))", text)).ShouldBe(text);
        }
    }

    private static async Task<string> PythonAsync(string program, string input)
    {
        var start = new ProcessStartInfo(JupyterHome.Python, ["-X", "utf8", "-c", program]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var python = Process.Start(start)!;
        await python.StandardInput.WriteAsync(input);
        python.StandardInput.Close();
        return await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
