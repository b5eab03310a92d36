using System.Text.Json;

namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>Reads the file of an <c>#!import</c>: one text, or the texts of a notebook's code cells.</summary>
internal static class ImportedFile
{
    /// <summary>The texts to run, each with its name in errors and its language.</summary>
    /// <param name="file">The file name in the cell.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="cancellation">Abandons the reading.</param>
    /// <exception cref="MagicException">The file doesn't exist, isn't readable, or is of another kind.</exception>
    public static async Task<IReadOnlyList<(string Name, string Text, string Language)>> ReadAsync(string file, string path, CancellationToken cancellation)
    {
        var name = Path.GetFileName(path);
        try
        {
            return Path.GetExtension(path) switch
            {
                // A .dib file is text with magics before each part, like a cell.
                ".cs" or ".csx" or ".dib" => [(name, await File.ReadAllTextAsync(path, cancellation), CellMetadata.CSharp)],
                ".ipynb" =>
                [
                    .. CodeCells(await File.ReadAllTextAsync(path, cancellation)).Select((cell, index) => ($"{name}, cell {index + 1}", cell.Text, cell.Language)),
                ],
                _ => throw new MagicException($"#!import {file}: only .cs, .csx, .dib and .ipynb files can be imported."),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MagicException($"#!import {file}: {error.Message}", error);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new MagicException($"#!import {file}: the file isn't a notebook ({error.Message})", error);
        }
    }

    private static IEnumerable<(string Text, string Language)> CodeCells(string notebook)
    {
        using var json = JsonDocument.Parse(notebook);
        return [.. json.RootElement.GetProperty("cells").EnumerateArray()
            .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
            .Select(cell => (TextOf(cell.GetProperty("source")), CellMetadata.LanguageOf(cell.TryGetProperty("metadata", out var metadata) ? metadata : default)))];
    }

    // The format stores a source as one text or as a list of lines.
    private static string TextOf(JsonElement source) => source.ValueKind == JsonValueKind.String
        ? source.GetString()!
        : string.Concat(source.EnumerateArray().Select(line => line.GetString()));
}
