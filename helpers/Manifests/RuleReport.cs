namespace PodLab.Manifests;

/// <summary>Checks of single fields, each throwing in the same words.</summary>
/// <param name="subject">Whose fields they are: begins every message.</param>
internal sealed class RuleReport(string subject)
{
    public ManifestException Broken(string path, string rule) => new($"{subject} is invalid: {path}: {rule}.");

    public void Require(string path, object? value, string whatItIs)
    {
        if (value is null or "")
        {
            throw Broken(path, $"it is missing; expected {whatItIs}");
        }
    }

    public void Name(string path, string? name, Func<string, string?> check)
    {
        if (name is not null && check(name) is { } rule)
        {
            throw Broken(path, $"found \"{name}\", expected {rule}");
        }
    }

    public void OneOf(string path, string? value, IReadOnlyList<string> allowed)
    {
        if (value is not null && !allowed.Contains(value))
        {
            throw Broken(path, $"found \"{value}\", expected one of {string.Join(", ", allowed)}");
        }
    }

    public void NotNegative(string path, long? value)
    {
        if (value < 0)
        {
            throw Broken(path, $"found {value}, expected 0 or more");
        }
    }
}
