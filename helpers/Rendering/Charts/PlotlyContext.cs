using System.Reflection;
using System.Runtime.Loader;

namespace PodLab.Rendering.Charts;

/// <summary>
/// A second load of this assembly with its own Plotly.NET and FSharp.Core. Plotly.NET 6 needs FSharp.Core 10.1. A kernel that's written in F#
/// or offers it (.NET Interactive) has already loaded an older one. A load context can have only one assembly with a given name.
/// </summary>
internal sealed class PlotlyContext() : AssemblyLoadContext(nameof(PlotlyContext))
{
    private static readonly string _library = typeof(PlotlyContext).Assembly.Location;

    public Assembly LoadSelf() => LoadFromAssemblyPath(_library);

    // The library's folder has everything it needs, except the runtime itself, which comes from the default context.
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var beside = Path.Combine(Path.GetDirectoryName(_library)!, $"{assemblyName.Name}.dll");
        return File.Exists(beside) ? LoadFromAssemblyPath(beside) : null;
    }
}
