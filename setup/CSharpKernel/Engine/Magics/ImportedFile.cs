using System.Text.Json;

namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>What <c>#!import</c> finds in a file: one text, or those of a notebook's code cells.</summary>
internal static class ImportedFile
{
    /// <summary>The texts to run, each with the name by which errors know it.</summary>
    /// <param name="file">The file as the cell names it.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="cancellation">Abandons the reading.</param>
    /// <exception cref="MagicException">It is not there, not readable, or of another kind.</exception>
    public static async Task<IReadOnlyList<(string Name, string Text)>> ReadAsync(string file, string path, CancellationToken cancellation)
    {
        var name = Path.GetFileName(path);
        try
        {
            return Path.GetExtension(path) switch
            {
                ".cs" or ".csx" => [(name, await File.ReadAllTextAsync(path, cancellation))],
                ".ipynb" => [.. CodeCells(await File.ReadAllTextAsync(path, cancellation)).Select((text, index) => ($"{name}, cell {index + 1}", text))],
                _ => throw new MagicException($"#!import {file}: only .cs, .csx and .ipynb files can be imported."),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MagicException($"#!import {file}: {error.Message}", error);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new MagicException($"#!import {file}: it is no notebook ({error.Message})", error);
        }
    }

    private static IEnumerable<string> CodeCells(string notebook)
    {
        using var json = JsonDocument.Parse(notebook);
        return [.. json.RootElement.GetProperty("cells").EnumerateArray()
            .Where(cell => cell.GetProperty("cell_type").GetString() == "code").Select(cell => TextOf(cell.GetProperty("source")))];
    }

    // The format keeps a source whole or as a list of lines.
    private static string TextOf(JsonElement source) => source.ValueKind == JsonValueKind.String
        ? source.GetString()!
        : string.Concat(source.EnumerateArray().Select(line => line.GetString()));
}
