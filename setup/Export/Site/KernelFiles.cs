using System.IO.Compression;
using System.Text.Json;
using PodLab.Setup.KernelSpecs;

namespace PodLab.Setup.Export;

/// <summary>
/// The kernel for browsers (<c>setup/Browser</c>) and its scripts, as a site has them. A plain host sends files as they are. So everything but the scripts
/// is compressed here, and decompressed by the page.
/// </summary>
internal static partial class KernelFiles
{
    private const string Framework = "_framework";

    private static readonly string[] _scripts = ["kernel.js", "lesson.js", "outputs.js", "sanitizer.js", "worker.js"];

    /// <summary>Publishes the kernel and writes its files.</summary>
    /// <param name="folder">The folder for them. Its old content is removed: a file of an older kernel would not fit the others.</param>
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
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            progress.Report("Compressing it.");
            await CompressAsync(Path.Combine(published.FullName, "wwwroot", Framework), folder, cancellation);
        }
        finally
        {
            published.Delete(recursive: true);
        }

        foreach (var script in _scripts)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, script), Resources.Text(script), cancellation);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "allowed.js"), $"export default {ForeignHtml.ToJson().ToJsonString()};\n", cancellation);
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
        var target = Directory.CreateDirectory(Path.Combine(folder, Framework)).FullName;
        var files = new DirectoryInfo(source).GetFiles().Where(file => !LeftOut().IsMatch(file.Name)).ToList();
        foreach (var file in files)
        {
            // The browser itself loads scripts, so they stay as they are.
            if (file.Extension == ".js")
            {
                file.CopyTo(Path.Combine(target, file.Name));
            }
            else
            {
                await using var from = file.OpenRead();
                await CompressAsync(from, Path.Combine(target, file.Name));
            }
        }

        var assemblies = files.Select(file => file.Name).Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        using var list = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(assemblies));
        await CompressAsync(list, Path.Combine(folder, "assemblies.json"));

        async Task CompressAsync(Stream from, string name)
        {
            await using var to = new GZipStream(File.Create($"{name}.gz"), CompressionLevel.SmallestSize);
            await from.CopyToAsync(to, cancellation);
        }
    }

    /// <summary>The assemblies that neither a lesson nor a learner in a browser has a use for: other clusters, charts, sockets, databases.</summary>
    [GeneratedRegex(
        """
        ^(
          Docker\.DotNet.* | Microsoft\.Net\.Http\.Client | Grpc\..* | Google\.Protobuf
        | Plotly\.NET | FSharp\.Core | Fable\.Core | DynamicObj | Giraffe\.ViewEngine | Newtonsoft\.Json
        | Microsoft\.VisualBasic.* | Microsoft\.Win32\..* | mscorlib | WindowsBase
        | System\.Data.* | System\.Transactions.* | System\.ServiceModel.* | System\.ServiceProcess | System\.Web
        | System\.Private\.DataContractSerialization | System\.Runtime\.Serialization.*
        | System\.Linq\.(Parallel|Queryable) | System\.Threading\.Tasks\.Dataflow | System\.Text\.Encoding\.CodePages
        | System\.Net\.(Mail|Quic|WebSockets.*|HttpListener|Ping|Requests|WebClient|WebProxy|Security|Sockets|NameResolution|NetworkInformation|ServicePoint|ServerSentEvents|Http\.Json)
        | System\.Security\.Cryptography\..* | System\.Formats\.(Tar|Asn1)
        | System\.IO\.(Pipes.*|IsolatedStorage|FileSystem\.(Watcher|AccessControl|DriveInfo)|Compression\.(ZipFile|FileSystem))
        | System\.Diagnostics\.(TextWriterTraceListener|TraceSource|FileVersionInfo)
        )\.dll$
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex LeftOut();
}
