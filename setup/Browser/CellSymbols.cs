using System.Diagnostics;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace PodLab.Browser;

/// <summary>
/// The debug information of cells, which the runtime in a browser doesn't read: it knows only a frame's offset in the code. It is made when a cell fails.
/// </summary>
internal sealed class CellSymbols
{
    private static readonly EmitOptions _emit = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly Dictionary<Assembly, Lazy<MetadataReaderProvider>> _symbols = [];

    /// <summary>Adds a cell.</summary>
    /// <param name="cell">The loaded assembly.</param>
    /// <param name="compilation">Its compilation.</param>
    public void Add(Assembly cell, Compilation compilation) => _symbols[cell] = new(() => SymbolsOf(compilation));

    /// <summary>The file and line of a frame in a cell; null and 0 of any other frame.</summary>
    public (string? File, int Line) Find(StackFrame frame)
    {
        if (frame.GetMethod() is not { } method || !_symbols.TryGetValue(method.Module.Assembly, out var symbols))
        {
            return (null, 0);
        }

        var reader = symbols.Value.GetMetadataReader();
        var handle = ((MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken)).ToDebugInformationHandle();
        // A frame's statement is the last one that begins before it.
        var statement = reader.GetMethodDebugInformation(handle).GetSequencePoints()
            .LastOrDefault(point => !point.IsHidden && point.Offset <= frame.GetILOffset());
        return statement.Document.IsNil ? (null, 0) : (reader.GetString(reader.GetDocument(statement.Document).Name), statement.StartLine);
    }

    // With the same options, the code is the same again, and so are the offsets in it.
    private static MetadataReaderProvider SymbolsOf(Compilation compilation)
    {
        using var code = new MemoryStream();
        var symbols = new MemoryStream();
        compilation.Emit(code, symbols, options: _emit);
        symbols.Position = 0;
        return MetadataReaderProvider.FromPortablePdbStream(symbols);
    }
}
