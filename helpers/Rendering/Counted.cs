namespace PodLab.Rendering;

/// <summary>A number with its noun: "1 process", "3 processes".</summary>
public static class Counted
{
    /// <summary>The count and the noun that agrees with it.</summary>
    /// <param name="count">The count.</param>
    /// <param name="one">The noun for one.</param>
    /// <param name="many">The noun for none and for several; by default with an s.</param>
    public static string Of(int count, string one, string? many = null) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>A frequency: <c>once</c>, <c>twice</c>, <c>3 times</c>.</summary>
    /// <param name="count">The number of times.</param>
    internal static string Times(int count) => count switch { 1 => "once", 2 => "twice", _ => Of(count, "time") };
}
