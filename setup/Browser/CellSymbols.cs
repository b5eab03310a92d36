using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace PodLab.Browser;

/// <summary>The debug information of cells, which the runtime in a browser doesn't read: it knows only a frame's offset in the code.</summary>
internal sealed class CellSymbols
{
    private readonly Dictionary<Assembly, MetadataReaderProvider> _symbols = [];

    /// <summary>Keeps a cell's debug information, a portable PDB.</summary>
    public void Add(Assembly cell, Stream symbols) =>
        _symbols[cell] = MetadataReaderProvider.FromPortablePdbStream(symbols, MetadataStreamOptions.PrefetchMetadata);

    /// <summary>The file and line of a frame in a cell; null and 0 of any other frame.</summary>
    public (string? File, int Line) Find(StackFrame frame)
    {
        if (frame.GetMethod() is not { } method || !_symbols.TryGetValue(method.Module.Assembly, out var symbols))
        {
            return (null, 0);
        }

        var reader = symbols.GetMetadataReader();
        var handle = ((MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken)).ToDebugInformationHandle();
        // A frame's statement is the last one that begins before it.
        var statement = reader.GetMethodDebugInformation(handle).GetSequencePoints()
            .LastOrDefault(point => !point.IsHidden && point.Offset <= frame.GetILOffset());
        return statement.Document.IsNil ? (null, 0) : (reader.GetString(reader.GetDocument(statement.Document).Name), statement.StartLine);
    }
}
