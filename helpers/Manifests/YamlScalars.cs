namespace PodLab.Manifests;

/// <summary>
/// The types of scalars without quotes, as in kubectl's YAML reader
/// (<see href="https://github.com/kubernetes-sigs/yaml/blob/master/goyaml.v2/resolve.go">goyaml.v2</see>).
/// </summary>
internal static partial class YamlScalars
{
    // Far below the point where a double loses the last digits of whole numbers, and far above any number in a manifest.
    private const double LargestWhole = 1e15;

    public static bool IsNull(YamlValue value) => value is YamlScalar { IsPlain: true, Text: "" or "~" or "null" or "Null" or "NULL" };

    // kubectl also reads YAML 1.1's yes and no as truth values.
    public static bool IsBoolean(YamlScalar scalar) => scalar.IsPlain && BooleanOf(scalar) is not null;

    public static bool? BooleanOf(YamlScalar scalar) => scalar.Text switch
    {
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
        _ => null,
    };

    public static bool IsNumber(YamlScalar scalar) => NumberOf(scalar) is not null;

    public static double? NumberOf(YamlScalar scalar) => IntegerOf(scalar) ?? FractionOf(scalar);

    /// <summary>The whole number: decimal, or <c>0400</c> and <c>0o17</c> (octal), <c>0x1F</c>, <c>0b11</c>, <c>1_000</c>; also <c>1e3</c> and <c>80.0</c>.</summary>
    public static long? IntegerOf(YamlScalar scalar) =>
        Integer().Match(TextOf(scalar)) is { Success: true } match && ValueOf(match) is { } value ? value
        // 0899 isn't an octal number. kubectl's reader then reads it as a fraction, and gets 899.
        : FractionOf(scalar) is { } number && Math.Abs(number) <= LargestWhole && number == Math.Truncate(number) ? (long)number
        : null;

    private static double? FractionOf(YamlScalar scalar) =>
        TextOf(scalar) is var text && Fraction().IsMatch(text) ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    // Underscores are ignored in text that begins like a number.
    private static string TextOf(YamlScalar scalar) =>
        scalar is not { IsPlain: true, Text: { Length: > 0 } text } ? ""
        : char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' ? text.Replace("_", "", StringComparison.Ordinal)
        : text;

    // Null for numbers that don't fit into 64 bits.
    private static long? ValueOf(Match match)
    {
        var (radix, digits) = match.Groups["hex"] is { Success: true } hex ? (16, hex.Value)
            : match.Groups["octal"] is { Success: true } octal ? (8, octal.Value)
            : match.Groups["binary"] is { Success: true } binary ? (2, binary.Value)
            : (10, match.Groups["decimal"].Value);
        var (value, sign) = (Int128.Zero, match.Groups["sign"].ValueSpan is "-" ? -1 : 1);
        foreach (var digit in digits)
        {
            value = (value * radix) + (sign * Convert.ToInt32(digit.ToString(), 16));
            if (value > long.MaxValue || value < long.MinValue)
            {
                return null;
            }
        }

        return (long)value;
    }

    /// <summary>The scalar's value, as JSON.</summary>
    public static JsonValue? ToJson(YamlScalar scalar) => scalar switch
    {
        _ when IsNull(scalar) => null,
        _ when IsBoolean(scalar) => JsonValue.Create(BooleanOf(scalar)!.Value),
        _ when IntegerOf(scalar) is { } integer => JsonValue.Create(integer),
        _ when NumberOf(scalar) is { } number => JsonValue.Create(number),
        _ => JsonValue.Create(scalar.Text),
    };

    // The forms that Go's strconv.ParseInt accepts when it detects the base itself.
    [GeneratedRegex(@"^(?<sign>[-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0[bB](?<binary>[01]+)|0[oO]?(?<octal>[0-7]+)|(?<decimal>0|[1-9][0-9]*))$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Fraction();
}
