namespace PodLab.Manifests;

/// <summary>A manifest cannot be used as it is; the message says where (line, column, field) and what is expected there.</summary>
/// <param name="message">The whole story.</param>
/// <param name="innerException">The technical cause, if there is one.</param>
public sealed class ManifestException(string message, Exception? innerException = null) : PodLabException(message, innerException);

/// <summary>Where in a manifest's text something is.</summary>
internal static class Position
{
    public static string Of(YamlValue value) => string.Create(CultureInfo.InvariantCulture, $"line {value.Line}, column {value.Column}");
}
