namespace PodLab.Manifests;

/// <summary>A piece of a manifest's YAML, with its place in the text. Aliases and merge keys are resolved, so it is a finite tree.</summary>
/// <param name="Line">The line where it begins, from 1.</param>
/// <param name="Column">The column where it begins, from 1.</param>
internal abstract record YamlValue(long Line, long Column)
{
    /// <summary>The number of its values. Values behind an alias count each time.</summary>
    public abstract long Size { get; }

    /// <summary>The depth of its nesting: 1 for a scalar.</summary>
    public abstract int Depth { get; }

    /// <summary>The value as JSON.</summary>
    /// <param name="read">Converts a scalar.</param>
    public JsonNode? ToJson(Func<YamlScalar, JsonNode?> read) => this switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, entry.Value.ToJson(read)))),
        YamlList list => new JsonArray([.. list.Items.Select(item => item.ToJson(read))]),
        _ => read((YamlScalar)this),
    };
}

/// <param name="Text">Its text.</param>
/// <param name="IsPlain">Whether its text decides its type: <c>1</c> is a number, and <c>"1"</c> is text.</param>
/// <param name="Line">Its line.</param>
/// <param name="Column">Its column.</param>
internal sealed record YamlScalar(string Text, bool IsPlain, long Line, long Column) : YamlValue(Line, Column)
{
    public override long Size => 1;

    public override int Depth => 1;
}

internal sealed record YamlList(IReadOnlyList<YamlValue> Items, long Line, long Column) : YamlValue(Line, Column)
{
    public override long Size { get; } = 1 + Items.Sum(item => item.Size);

    public override int Depth { get; } = 1 + Items.Select(item => item.Depth).DefaultIfEmpty().Max();
}

/// <param name="Entries">Its fields in the text's order, each once.</param>
/// <param name="Line">Its line.</param>
/// <param name="Column">Its column.</param>
internal sealed record YamlMap(IReadOnlyList<(YamlScalar Key, YamlValue Value)> Entries, long Line, long Column) : YamlValue(Line, Column)
{
    public override long Size { get; } = 1 + Entries.Sum(entry => 1 + entry.Value.Size);

    public override int Depth { get; } = 1 + Entries.Select(entry => entry.Value.Depth).DefaultIfEmpty().Max();

    public YamlValue? Find(string field) => Entries.FirstOrDefault(entry => entry.Key.Text == field).Value;
}
