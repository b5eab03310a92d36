using System.Runtime.InteropServices;

namespace PodLab.Setup.KernelSpecs;

/// <summary>The program that runs cells, which belongs to this tool.</summary>
internal static class KernelProgram
{
    private const string FileName = "PodLab.CSharpKernel.dll";

    /// <summary>The command that starts it, without its arguments: <c>dotnet</c> and the program, both by their whole paths.</summary>
    /// <remarks>A front end started from a desktop has another PATH than a terminal, and a package of NuGet's keeps no right to execute a file.</remarks>
    /// <exception cref="PodLabException">It is not built.</exception>
    public static IReadOnlyList<string> Command => [Dotnet(), Find()];

    /// <summary>The <c>dotnet</c> that runs this tool, by its whole path where it can be found.</summary>
    public static string Dotnet()
    {
        // …/dotnet/shared/Microsoft.NETCore.App/10.0.1/
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var installed = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(installed) ? installed : name;
    }

    private static string Find()
    {
        // In a checkout, for the tool and for its tests; in the installed tool.
        string[] places = [Place("..", "CSharpKernel", "bin"), Place("..", "..", "setup", "CSharpKernel", "bin"), Place("kernel")];
        return places.FirstOrDefault(File.Exists)
            ?? throw new PodLabException($"The C# kernel is not built: there is no {places[0]}. Run `dotnet build`.");
    }

    private static string Place(params string[] folders) => Path.GetFullPath(Path.Combine([AppContext.BaseDirectory, .. folders, FileName]));
}
