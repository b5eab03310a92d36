using System.Runtime.InteropServices;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// The cultures that cells can use. .NET takes them from ICU, a library of the machine. If ICU isn't installed, .NET ends a process that needs it
/// (<see href="https://learn.microsoft.com/dotnet/core/extensions/globalization-icu">.NET globalization and ICU</see>). So the kernel looks for the
/// library first, and works without it if it isn't installed.
/// </summary>
internal static class Cultures
{
    private const string InvariantSwitch = "System.Globalization.Invariant";

    // .NET itself starts at 50. ICU has a new version twice a year, and the newest is 78.
    private static readonly IEnumerable<int> _versions = Enumerable.Range(50, 50).Reverse();

    /// <summary>The reason why cells have only the invariant culture, and what to install; null if they have all cultures.</summary>
    public static string? Obstacle { get; private set; }

    /// <summary>
    /// Decides whether this process has cultures, before anything uses one. The current culture is the invariant one on every machine, so a lesson's
    /// outputs don't depend on the user. A cell names the culture that it wants, or sets <see cref="CultureInfo.DefaultThreadCurrentCulture"/>.
    /// </summary>
    public static void Prepare()
    {
        if (OperatingSystem.IsBrowser())
        {
            // A page that brought all cultures would load noticeably longer.
            Obstacle = "In a browser, .NET has only the invariant culture.";
        }
        else if (!HasIcu())
        {
            AppContext.SetSwitch(InvariantSwitch, true);
            Obstacle = "This machine has no ICU library, so .NET has only the invariant culture here. Install libicu (on Debian and Ubuntu: "
                + "apt-get install libicu-dev) and restart the kernel.";
        }

        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }

    // Windows and macOS include ICU. Elsewhere the library's file name contains its version, and .NET accepts any version.
    private static bool HasIcu() => !OperatingSystem.IsLinux() || _versions.Any(version =>
        NativeLibrary.TryLoad($"libicuuc.so.{version}", out _) && NativeLibrary.TryLoad($"libicui18n.so.{version}", out _));
}
