using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PodLab.Manifests;

/// <summary>What a scalar is when it stands without quotes, as kubectl's YAML reader has it.</summary>
internal static partial class YamlScalars
{
    public static bool IsNull(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" };

    // kubectl reads YAML 1.1's yes and no as truth values, too.
    public static bool IsBoolean(YamlScalarNode scalar) => scalar.Style == ScalarStyle.Plain && BooleanOf(scalar) is not null;

    public static bool? BooleanOf(YamlScalarNode scalar) => scalar.Value switch
    {
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
        _ => null,
    };

    public static bool IsNumber(YamlScalarNode scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is { } text && Number().IsMatch(text);

    public static long? IntegerOf(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain && long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Number();
}
