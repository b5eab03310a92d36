using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace PodLab.CSharpKernel.Desktop.Packages;

/// <summary>Finds the native libraries of packages. NuGet stores them in other folders than the assemblies that call them.</summary>
internal sealed class NativeLibraries : IDisposable
{
    private readonly Dictionary<string, string> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<AssemblyLoadContext> _watched = [];

    public void Add(IReadOnlyList<string> paths)
    {
        if (paths.Count > 0 && _byName.Count == 0)
        {
            // Roslyn creates the load contexts of cells' assemblies as it runs.
            AppDomain.CurrentDomain.AssemblyLoad += Watch;
        }

        foreach (var path in paths)
        {
            _byName[Path.GetFileName(path)] = path;
        }
    }

    public void Dispose() => AppDomain.CurrentDomain.AssemblyLoad -= Watch;

    private void Watch(object? sender, AssemblyLoadEventArgs loaded)
    {
        if (AssemblyLoadContext.GetLoadContext(loaded.LoadedAssembly) is not { } context)
        {
            return;
        }

        lock (_watched)
        {
            if (_watched.Add(context))
            {
                context.ResolvingUnmanagedDll += Load;
            }
        }
    }

    // DllImport("e_sqlite3") means libe_sqlite3.so on Linux, libe_sqlite3.dylib on macOS, e_sqlite3.dll on Windows.
    private nint Load(Assembly assembly, string name)
    {
        var extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        foreach (var file in new[] { name, $"{name}{extension}", $"lib{name}{extension}", $"lib{name}" })
        {
            if (_byName.TryGetValue(file, out var path) && NativeLibrary.TryLoad(path, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }
}
