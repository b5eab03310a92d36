using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PodLab.Manifests;

/// <summary>
/// Builds the documents of a YAML text. Only this class follows aliases and merge keys. An alias refers only to a value that's complete before it,
/// and no document grows beyond a limit. So code that walks the result needs no limits.
/// (YAML: <see href="https://yaml.org/spec/1.2.2/#71-alias-nodes">aliases</see>, <see href="https://yaml.org/type/merge.html">merge keys</see>.)
/// </summary>
internal sealed class YamlComposer
{
    // Aliases let a document grow without bounds, and a nested one can exhaust the stack. No real object comes near these limits.
    private const int MostValues = 100_000;
    private const int DeepestNesting = 100;
    private const string Core = "tag:yaml.org,2002:";

    private readonly Parser _events;
    private readonly Dictionary<AnchorName, YamlValue> _anchors = [];

    private YamlComposer(string text) => _events = new Parser(new StringReader(text));

    /// <summary>The documents, in order; null for an empty one.</summary>
    /// <exception cref="YamlException">The text isn't YAML, or a document is too big.</exception>
    public static IReadOnlyList<YamlValue> Compose(string text)
    {
        var composer = new YamlComposer(text);
        var documents = new List<YamlValue>();
        composer._events.Consume<StreamStart>();
        while (composer._events.TryConsume<DocumentStart>(out _))
        {
            documents.Add(composer.Read(0));
            composer._events.Consume<DocumentEnd>();
            composer._anchors.Clear();
        }

        return documents;
    }

    private YamlValue Read(int depth)
    {
        if (_events.TryConsume<AnchorAlias>(out var alias))
        {
            return Check(Resolve(alias), alias, depth);
        }

        var start = _events.Consume<NodeEvent>();
        YamlValue value = start switch
        {
            Scalar scalar => Read(scalar),
            _ when depth >= DeepestNesting => throw TooBig(start),
            SequenceStart => ReadList(start.Start, depth),
            _ => ReadMap(start.Start, depth),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = value;
        }

        return Check(value, start, depth);
    }

    private YamlList ReadList(Mark start, int depth)
    {
        var items = new List<YamlValue>();
        var size = 0L;
        while (!_events.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Read(depth + 1));
            // Counts during the build, so that a huge tree of many aliases is never built.
            size = size + items[^1].Size is var sum and <= MostValues ? sum : throw TooBig(_events.Current!);
        }

        return new YamlList(items, start.Line, start.Column);
    }

    private YamlMap ReadMap(Mark start, int depth)
    {
        var entries = new OrderedDictionary<string, (YamlScalar Key, YamlValue Value)>();
        var written = new HashSet<string>();
        var size = 0L;
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var place = _events.Current!;
            var key = Read(depth + 1) as YamlScalar ?? throw Fault(place, "a list or an object cannot be a field's name");
            var value = Read(depth + 1);
            size = size + value.Size is var sum and <= MostValues ? sum : throw TooBig(place);
            if (!written.Add(key.Text))
            {
                throw Fault(place, $"the field {key.Text} is written twice in the same object");
            }

            foreach (var entry in key is { IsPlain: true, Text: "<<" } ? Merged(value, place) : [(key, value)])
            {
                entries[entry.Key.Text] = entry;
            }
        }

        return new YamlMap([.. entries.Values], start.Line, start.Column);
    }

    // Merges as kubectl does: in the order of the text. Among several objects, the first wins.
    private static IEnumerable<(YamlScalar Key, YamlValue Value)> Merged(YamlValue value, ParsingEvent place) => value switch
    {
        YamlMap map => map.Entries,
        YamlList list when list.Items.All(item => item is YamlMap) => list.Items.Reverse().SelectMany(item => ((YamlMap)item).Entries),
        _ => throw Fault(place, "the merge key << takes an object, or a list of objects"),
    };

    // A tag decides, as in !!str 123. Without a tag, a scalar without quotes has the type that it looks like.
    private static YamlScalar Read(Scalar scalar)
    {
        var tag = scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? "" : scalar.Tag.Value;
        var isPlain = tag.Length == 0 ? scalar.Style == ScalarStyle.Plain : tag is $"{Core}int" or $"{Core}float" or $"{Core}bool" or $"{Core}null";
        return new YamlScalar(scalar.Value, isPlain, scalar.Start.Line, scalar.Start.Column);
    }

    private YamlValue Resolve(AnchorAlias alias) => _anchors.TryGetValue(alias.Value, out var value) ? value : throw Fault(
        alias,
        $"the alias *{alias.Value} refers to nothing: no &{alias.Value} is complete before it. If *{alias.Value} is meant as text, put it in quotes");

    private static YamlValue Check(YamlValue value, ParsingEvent place, int depth) =>
        value.Size <= MostValues && depth + value.Depth <= DeepestNesting ? value : throw TooBig(place);

    private static YamlException TooBig(ParsingEvent place) => Fault(place, "the object is too big or too deeply nested");

    private static YamlException Fault(ParsingEvent place, string what) => new(place.Start, place.Start, $"{what}.");
}
