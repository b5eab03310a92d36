using System.Runtime.InteropServices;

namespace PodLab.Setup.KernelSpecs;

/// <summary>The program that runs cells, which is part of this tool.</summary>
internal static class KernelProgram
{
    private const string FileName = "PodLab.CSharpKernel.dll";

    /// <summary>The command that starts it, without its arguments: <c>dotnet</c> and the program, both with full paths.</summary>
    /// <remarks>A front end started from a desktop has another PATH than a terminal, and a NuGet package doesn't preserve execute
    /// permissions.</remarks>
    /// <exception cref="PodLabException">It isn't built.</exception>
    public static IReadOnlyList<string> Command => [Dotnet(), Find()];

    /// <summary>The <c>dotnet</c> that runs this tool, with its full path if that can be found.</summary>
    public static string Dotnet()
    {
        // …/dotnet/shared/Microsoft.NETCore.App/10.0.1/
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var installed = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(installed) ? installed : name;
    }

    private static string Find()
    {
        // In a checkout, for the tool and for its tests; then in the installed tool.
        string[] places = [Place("..", "CSharpKernel", "bin"), Place("..", "..", "setup", "CSharpKernel", "bin"), Place("kernel")];
        return places.FirstOrDefault(File.Exists)
            ?? throw new PodLabException($"The C# kernel isn't built: {places[0]} doesn't exist. Run `dotnet build`.");
    }

    private static string Place(params string[] folders) => Path.GetFullPath(Path.Combine([AppContext.BaseDirectory, .. folders, FileName]));
}
