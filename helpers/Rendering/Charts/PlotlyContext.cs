using System.Reflection;
using System.Runtime.Loader;

namespace PodLab.Rendering.Charts;

/// <summary>
/// A second load of this assembly with Plotly.NET and FSharp.Core of its own. Plotly.NET 6 needs FSharp.Core 10.1; a kernel that is written in F#
/// or offers it (.NET Interactive) has loaded an older one, and a process has one assembly of a name per context.
/// </summary>
internal sealed class PlotlyContext() : AssemblyLoadContext(nameof(PlotlyContext))
{
    private static readonly string _library = typeof(PlotlyContext).Assembly.Location;

    public Assembly LoadSelf() => LoadFromAssemblyPath(_library);

    // Beside the library lies all that it needs; what does not (the runtime itself) comes from the default context.
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var beside = Path.Combine(Path.GetDirectoryName(_library)!, $"{assemblyName.Name}.dll");
        return File.Exists(beside) ? LoadFromAssemblyPath(beside) : null;
    }
}
