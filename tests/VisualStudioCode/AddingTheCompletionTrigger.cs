using System.Text.Json;
using PodLab.Setup.VisualStudioCode;

namespace PodLab.Tests.VisualStudioCode;

/// <summary>The line for completion, added to settings of many shapes.</summary>
public sealed class AddingTheCompletionTrigger
{
    private const string Line = CompletionTrigger.Line;

    private static readonly JsonDocumentOptions _asVsCode = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    // The expected text includes the line's place, so nothing else may change.
    [Theory]
    [InlineData("", $"{{\n    {Line}\n}}\n")]
    [InlineData("// mine\n", $"// mine\n{{\n    {Line}\n}}\n")]
    [InlineData("{}", $"{{\n    {Line}\n}}")]
    [InlineData("{\n}\n", $"{{\n    {Line}\n}}\n")]
    [InlineData("{\n  \"a\": 1\n}\n", $"{{\n  \"a\": 1,\n  {Line}\n}}\n")]
    [InlineData("{\n\t\"a\": 1,\n}\n", $"{{\n\t\"a\": 1,\n\t{Line},\n}}\n")]
    [InlineData("{\r\n    \"a\": {\r\n        \"b\": 1\r\n    }\r\n}\r\n", $"{{\r\n    \"a\": {{\r\n        \"b\": 1\r\n    }},\r\n    {Line}\r\n}}\r\n")]
    [InlineData("{ \"a\": 1 }", $"{{ \"a\": 1, {Line} }}")]
    [InlineData("{\"a\":1}", $"{{\"a\":1, {Line}}}")]
    [InlineData("// x, }\n{\n  \"a\": \"}, //\" // one\n  /* , */\n}", $"// x, }}\n{{\n  \"a\": \"}}, //\", // one\n  /* , */\n  {Line}\n}}")]
    [InlineData("{\n  \"a\": 1, // one\n  // two\n}", $"{{\n  \"a\": 1, // one\n  // two\n  {Line},\n}}")]
    [InlineData("{\n  \"jupyter.completionTriggerCharacters\": {}\n}", $"{{\n  {Line}\n}}")]
    [InlineData(
        "{\n  \"jupyter.completionTriggerCharacters\": {\n    \"python\": [\".\", \"%\"]\n  }\n}",
        "{\n  \"jupyter.completionTriggerCharacters\": {\n    \"python\": [\".\", \"%\"],\n    \"csharp\": [\".\"]\n  }\n}")]
    [InlineData("{ \"jupyter.completionTriggerCharacters\": { \"csharp\": [] } }", "{ \"jupyter.completionTriggerCharacters\": { \"csharp\": [\".\"] } }")]
    [InlineData("{ \"jupyter.completionTriggerCharacters\": { \"csharp\": [\"(\"] } }", "{ \"jupyter.completionTriggerCharacters\": { \"csharp\": [\"(\", \".\"] } }")]
    public void It_goes_where_it_belongs_and_all_else_stays(string settings, string expected)
    {
        var added = CompletionTrigger.AddTo(Encoding.UTF8.GetBytes(settings)).ShouldNotBeNull();

        Encoding.UTF8.GetString(added).ShouldBe(expected);
        CompletionTrigger.IsIn(added).ShouldBeTrue();
        CompletionTrigger.AddTo(added).ShouldBeNull("it is there now");
    }

    [Fact]
    public void Whatever_the_settings_hold_they_hold_afterwards_and_the_trigger()
    {
        var value = Gen.Recursive<string>((depth, inner) => depth == 3 ? OneOf("1", "null", "\"}//\"", "[]", "{ }")
            : Gen.OneOf(OneOf("true", "\",\"", "\"\\u00e4ö\""), inner.Array[0, 3].Select(items => $"[{string.Join(",", items)}]"), ObjectOf(inner)));
        ObjectOf(value).Sample(settings =>
        {
            var added = Encoding.UTF8.GetString(CompletionTrigger.AddTo(Encoding.UTF8.GetBytes(settings))!);

            var after = JsonNode.Parse(added, documentOptions: _asVsCode)!.AsObject();
            after["jupyter.completionTriggerCharacters"]!["csharp"]![0]!.GetValue<string>().ShouldBe(".");
            after.Remove("jupyter.completionTriggerCharacters");
            JsonNode.DeepEquals(after, JsonNode.Parse(settings, documentOptions: _asVsCode)).ShouldBeTrue(added);
        });
    }

    [Fact]
    public void A_byte_order_mark_stays()
    {
        byte[] settings = [.. Encoding.UTF8.Preamble, .. "{}"u8];

        CompletionTrigger.AddTo(settings)!.AsSpan().StartsWith(Encoding.UTF8.Preamble).ShouldBeTrue();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{ \"a\" 1 }")]
    [InlineData("{} {}")]
    [InlineData("/* not closed")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ \"a\": \"\\ud83d\" }")]
    [InlineData("{ \"jupyter.completionTriggerCharacters\": null }")]
    [InlineData("{ \"jupyter.completionTriggerCharacters\": { \"csharp\": \".\" } }")]
    public void What_cannot_be_read_or_means_something_else_is_said_so(string settings) =>
        Should.Throw<PodLabException>(() => CompletionTrigger.AddTo(Encoding.UTF8.GetBytes(settings))).Message.ShouldContain("Correct that first");

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    // With the comments and commas that VS Code allows.
    private static Gen<string> ObjectOf(Gen<string> value) =>
        Gen.Select(value.Array[0, 3], OneOf("", "\n", "\n  // }, \"\n  ", " /* ] , */ "), Gen.Bool, (values, blank, comma) =>
            $"{{{blank}{string.Join($",{blank}", values.Select((each, i) => $"\"k{i}\":{each}"))}{(comma && values.Length > 0 ? "," : "")}{blank}}}");
}
