namespace PodLab.Setup.StandaloneNode;

/// <summary>
/// The lesson's image, <c>demo:1.0.0</c>: PHP with its built-in web server, a greeting page, and a few small tools. Everything is copied from the
/// machine, with the shared libraries that the programs name. Like an image from a Dockerfile, it has several layers: the small programs, PHP, the
/// page.
/// </summary>
internal static class DemoImage
{
    public const string Reference = "docker.io/library/demo:1.0.0";

    private static readonly string[] _tools = ["sh", "sleep", "cat", "ls", "hostname", "id", "ps", "kill", "env"];

    public static async Task<OciImage> MakeAsync(string php, string page, CancellationToken cancellation)
    {
        string[] tools = [.. _tools.Select(Programs.Find).OfType<string>()];
        var libraries = await SharedLibraries.OfAsync(tools, cancellation);
        OciFile[] small =
        [
            .. tools.Select(tool => OciFile.CopyOf(tool, $"usr/bin/{Path.GetFileName(tool)}")),
            .. libraries.Select(library => OciFile.CopyOf(library, library)),
            OciFile.Regular("etc/passwd", "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n"u8.ToArray(), executable: false),
            OciFile.Regular("bin/sh", await File.ReadAllBytesAsync(Programs.Get("sh"), cancellation), executable: true),
            OciFile.Folder("tmp/", open: true),
        ];
        var more = (await SharedLibraries.OfAsync([php], cancellation)).Except(libraries);
        OciFile[] ofPhp = [OciFile.CopyOf(php, "usr/bin/php"), .. more.Select(library => OciFile.CopyOf(library, library))];
        OciFile[] ofPage = [OciFile.Regular("app/index.php", Encoding.UTF8.GetBytes(page), executable: false)];
        return new OciImage(Reference, [small, ofPhp, ofPage], new Dictionary<string, object>
        {
            ["Env"] = new[] { "PATH=/usr/bin:/bin" },
            ["WorkingDir"] = "/app",
            ["Cmd"] = new[] { "php", "-S", "127.0.0.1:9081" },
            // PHP's own server handles only SIGINT: as process 1 it would ignore SIGTERM until the end of every grace period.
            ["StopSignal"] = "SIGINT",
        });
    }
}

/// <summary>The shared libraries of programs, from <see href="https://man7.org/linux/man-pages/man1/ldd.1.html">ldd(1)</see>.</summary>
internal static class SharedLibraries
{
    /// <summary>The absolute paths of all libraries and of the dynamic loader, each once.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IEnumerable<string> programs, CancellationToken cancellation)
    {
        // If a program is static, ldd says so and ends with 1, but still lists the others.
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
