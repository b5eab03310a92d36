using System.IO.Compression;
using PodLab.Setup.KernelSpecs;

namespace PodLab.Setup.Export;

/// <summary>
/// The kernel for browsers (<c>setup/Browser</c>) and its scripts, as a site has them. A plain host sends files as they are. So everything but the scripts
/// is compressed here, and decompressed by the page.
/// </summary>
internal static class KernelFiles
{
    /// <summary>The folder of the scripts, of PodLab's own assemblies, and of the list of all assemblies. Each version of PodLab changes it.</summary>
    public const string Kernel = "kernel";

    /// <summary>The folder of the other assemblies. They change when .NET or a package does.</summary>
    public const string Dotnet = "dotnet";

    private const string Framework = "_framework";

    private static readonly string[] _scripts =
    [
        "cell.js", "colors.js", "completion.js", "editor.js", "files.js", "guess.js", "kernel.js", "lesson.js", "outputs.js", "progress.js", "sanitizer.js",
        "storage.js", "worker.js",
    ];

    /// <summary>Publishes the kernel and writes its files.</summary>
    /// <param name="folder">The place for the folders <see cref="Kernel"/> and <see cref="Dotnet"/>.</param>
    /// <param name="progress">Gets a line for each long step.</param>
    /// <param name="cancellation">Abandons the writing.</param>
    /// <exception cref="PodLabException">The kernel can't be built.</exception>
    public static async Task WriteAsync(string folder, IProgress<string> progress, CancellationToken cancellation)
    {
        var published = Directory.CreateTempSubdirectory("podlab-site-");
        try
        {
            progress.Report("Building the kernel for browsers; this takes a minute or two.");
            await PublishAsync(published.FullName, cancellation);
            progress.Report("Compressing it.");
            await CompressAsync(Path.Combine(published.FullName, "wwwroot", Framework), folder, cancellation);
        }
        finally
        {
            published.Delete(recursive: true);
        }

        foreach (var script in _scripts)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, Kernel, script), Resources.Text(script), cancellation);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, Kernel, "allowed.js"), $"export default {ForeignHtml.ToJson().ToJsonString()};\n", cancellation);
    }

    private static async Task PublishAsync(string target, CancellationToken cancellation)
    {
        var project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "Browser"));
        if (!Directory.Exists(project))
        {
            throw new PodLabException("The kernel for browsers is built from a checkout of PodLab, and this tool is installed without one. Run setup/podlab site in a checkout.");
        }

        var published = await MachineCommand.RunAsync(
            [KernelProgram.Dotnet(), "publish", project, "--configuration", "Release", "--output", target, "--nologo", "-verbosity:quiet"], cancellation);
        if (published.ExitCode != 0)
        {
            throw new PodLabException($"The kernel for browsers can't be built: {published.LastWords}");
        }
    }

    private static async Task CompressAsync(string source, string folder, CancellationToken cancellation)
    {
        var (own, others) = (Path.Combine(folder, Kernel, Framework), Path.Combine(folder, Dotnet));
        Directory.CreateDirectory(own);
        Directory.CreateDirectory(others);
        foreach (var file in new DirectoryInfo(source).EnumerateFiles())
        {
            // The browser itself loads scripts, so they stay as they are.
            if (file.Extension == ".js")
            {
                file.CopyTo(Path.Combine(own, file.Name));
                continue;
            }

            var target = file.Name.StartsWith("PodLab.", StringComparison.Ordinal) ? own : others;
            await using var from = file.OpenRead();
            await using var to = new GZipStream(File.Create(Path.Combine(target, $"{file.Name}.gz")), CompressionLevel.SmallestSize);
            await from.CopyToAsync(to, cancellation);
        }
    }
}
