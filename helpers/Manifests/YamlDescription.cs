namespace PodLab.Manifests;

/// <summary>Describes a piece of YAML in errors.</summary>
internal static class YamlDescription
{
    private const int Longest = 40;

    public static string Of(YamlValue value) => value switch
    {
        YamlList => "a list",
        YamlMap => "an object",
        _ when YamlScalars.IsNull(value) => "nothing",
        YamlScalar scalar when YamlScalars.IsBoolean(scalar) => $"the truth value {scalar.Text}",
        YamlScalar scalar when YamlScalars.IsNumber(scalar) => $"the number {scalar.Text}",
        YamlScalar scalar => $"\"{ShortText.StartOf(scalar.Text, Longest)}\"",
        _ => "something else",
    };
}
