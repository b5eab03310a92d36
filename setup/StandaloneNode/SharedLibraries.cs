namespace PodLab.Setup.StandaloneNode;

/// <summary>The shared libraries that programs are linked with, from <see href="https://man7.org/linux/man-pages/man1/ldd.1.html">ldd(1)</see>.</summary>
internal static class SharedLibraries
{
    /// <summary>The absolute paths of all libraries and of the dynamic loader, each once.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IEnumerable<string> programs, CancellationToken cancellation)
    {
        // ldd ends with 1 when one of them is static, and says so; the others are listed all the same.
        var result = await MachineCommand.RunAsync(["ldd", .. programs], cancellation);
        return [.. result.StandardOutput.Split('\n').Select(PathIn).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    // "libm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x…)", and for the loader "/lib64/ld-linux-x86-64.so.2 (0x…)".
    private static string? PathIn(string line)
    {
        var words = line.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return line.StartsWith('\t') ? words.FirstOrDefault(word => word.StartsWith('/')) : null;
    }
}
