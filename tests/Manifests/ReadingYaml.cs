using PodLab.Manifests;

namespace PodLab.Tests.Manifests;

/// <summary>YAML features beyond plain lists and objects (aliases, merge keys, tags), and their limits.</summary>
public sealed class ReadingYaml
{
    [Fact]
    public void A_merge_key_brings_the_fields_of_another_object()
    {
        var merged = Map("a: &base {x: 1, y: 2}\nb: {<<: *base, y: 3}");

        Json(merged.Find("b")!).ShouldBe("""{"x":1,"y":3}""");
    }

    [Theory]
    [InlineData("{y: 3, <<: *p}", """{"y":2,"x":1}""")]
    [InlineData("{<<: [*q, *p], z: 5}", """{"x":4,"y":2,"z":5}""")]
    [InlineData("{\"<<\": 1}", """{"\u003C\u003C":1}""")]
    public void Merging_goes_as_kubectl_does_it(string written, string expected)
    {
        Json(Map($"p: &p {{x: 1, y: 2}}\nq: &q {{x: 4}}\nb: {written}").Find("b")!).ShouldBe(expected);
    }

    [Fact]
    public void A_tag_says_what_a_value_is()
    {
        Json(Map("a: !!str 123\nb: !!int \"80\"\nc: !own text")).ShouldBe("""{"a":"123","b":80,"c":"text"}""");
    }

    [Theory]
    [InlineData("a: &a [*a]", "the alias *a refers to nothing")]
    [InlineData("a: &a {b: *a}", "the alias *a refers to nothing")]
    [InlineData("&a {*a : b}", "the alias *a refers to nothing")]
    [InlineData("a: *.txt", "the alias *.txt refers to nothing")]
    [InlineData("? [a]\n: b", "a list or an object cannot be a field's name")]
    [InlineData("a: 1\nb: 2\na: 3", "line 3, column 1: the field a is written twice")]
    [InlineData("a: {<<: 3}", "the merge key << takes an object")]
    [InlineData("a: @x", "line 1, column 4: a value cannot begin with @. Put it in quotes.")]
    [InlineData("a: `x", "a value cannot begin with `")]
    [InlineData("a:\n\tb: c", "line 2, column 1: found a tab. YAML is indented with spaces.")]
    public void What_cannot_be_read_is_said_with_its_place(string text, string expected)
    {
        Error(text).ShouldContain(expected);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("- ", "")]
    public void Deep_nesting_is_refused_before_it_exhausts_the_stack(string open, string close)
    {
        Error(string.Concat(Enumerable.Repeat(open, 200_000)) + string.Concat(Enumerable.Repeat(close, 200_000))).ShouldContain("too deeply nested");
    }

    [Theory]
    [InlineData("[{0}]")]
    [InlineData("{{<<: [{0}], own: {1}}}")]
    public void Growth_by_aliases_is_refused(string form)
    {
        var levels = Enumerable.Range(1, 30).Select(i => $"l{i}: &l{i} " + string.Format(
            System.Globalization.CultureInfo.InvariantCulture, form, string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 10)), $"[{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 10))}]"));

        Error($"l0: &l0 {{a: b}}\n{string.Join('\n', levels)}").ShouldContain("the object is too big");
    }

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_text()
    {
        ManifestReader.Read("\uFEFFapiVersion: v1\nkind: Pod").Single().Kind.ShouldBe("Pod");
    }

    private static YamlMap Map(string text) => ManifestReader.Read($"apiVersion: v1\nkind: Pod\nspec:\n  {text.Replace("\n", "\n  ", StringComparison.Ordinal)}")
        .Single().Root.Find("spec").ShouldBeOfType<YamlMap>();

    private static string Json(YamlValue value) => value.ToJson(YamlScalars.ToJson)!.ToJsonString();

    private static string Error(string text) => Should.Throw<ManifestException>(() => ManifestReader.Read(text)).Message;
}
