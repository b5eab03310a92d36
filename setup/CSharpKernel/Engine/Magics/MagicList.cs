using System.Diagnostics;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>Every magic that there is, in the order in which <c>#!lsmagic</c> lists them. Their names and meanings are .NET Interactive's.</summary>
internal static class MagicList
{
    public static IReadOnlyList<MagicCommand> All { get; } =
    [
        new(MagicNames.CSharp, "#!csharp", "what follows is C#", Nothing),
        new(MagicNames.CSharpShort, "#!c#", "the same", Nothing),
        new(MagicNames.Markdown, "#!markdown", "what follows is Markdown, and shown", Nothing),
        new(MagicNames.Html, "#!html", "what follows is HTML, and shown", Nothing),
        new(MagicNames.Mermaid, "#!mermaid", "what follows is a Mermaid diagram, and shown", Nothing),
        new(MagicNames.Import, "#!import FILE", "runs a .cs, .csx or .ipynb file as if it stood here", (file, cell) => cell.ImportAsync(file)),
        new(MagicNames.Time, "#!time", "says how long the rest of the cell took", Time),
        new(MagicNames.Whos, "#!whos", "lists the variables", (_, cell) => Show(cell, VariableTable.Of(cell.Session.Variables))),
        new(MagicNames.ListMagics, "#!lsmagic", "lists the magics", (_, cell) => Show(cell, ToTable())),
        new(MagicNames.Reference, "#r \"nuget: NAME, VERSION\"", "loads a package and what it needs; #r \"PATH\" loads an assembly", Request),
        new(MagicNames.Source, "#i \"nuget: SOURCE\"", "looks for packages in this folder or feed, too", AddSource),
    ];

    /// <exception cref="MagicException">There is no such magic; the message has those that there are.</exception>
    public static MagicCommand Get(string name) => All.FirstOrDefault(magic => magic.Name == name)
        ?? throw new MagicException(
            $"There is no magic {name}. There are: {string.Join(", ", All.Select(magic => magic.Name))}. #!lsmagic says what they do.");

    private static Task Nothing(string argument, CellRunner cell) => Task.CompletedTask;

    private static Task Time(string argument, CellRunner cell)
    {
        var watch = Stopwatch.StartNew();
        cell.AtEnd(() => cell.Show(MimeBundle.OfText(
            string.Create(CultureInfo.InvariantCulture, $"Wall time: {watch.Elapsed.TotalMilliseconds:0.0} ms"), "text/plain")));
        return Task.CompletedTask;
    }

    private static Task Request(string argument, CellRunner cell)
    {
        cell.Packages.Request(argument);
        return Task.CompletedTask;
    }

    private static Task AddSource(string argument, CellRunner cell)
    {
        cell.Packages.AddSource(argument);
        return Task.CompletedTask;
    }

    private static Task Show(CellRunner cell, MimeBundle bundle)
    {
        cell.Show(bundle);
        return Task.CompletedTask;
    }

    private static MimeBundle ToTable() => TextGrid.Render(["magic", "what it does"], All.Select(magic => new[] { magic.Usage, magic.Summary }));
}

/// <summary>Something that the kernel does for a line of a cell that begins with <c>#!</c>, or for a package that it names.</summary>
/// <param name="Name"><c>#!time</c>.</param>
/// <param name="Usage">How it is written, with its argument.</param>
/// <param name="Summary">What it does, a clause.</param>
/// <param name="RunAsync">Does it, with its argument, for the cell that runs.</param>
internal sealed record MagicCommand(string Name, string Usage, string Summary, Func<string, CellRunner, Task> RunAsync);

/// <summary>What <c>#!whos</c> shows.</summary>
internal static class VariableTable
{
    private const int Widest = 80;

    public static MimeBundle Of(IEnumerable<ScriptVariable> variables) => TextGrid.Render(
        ["variable", "type", "value"],
        variables.Select(variable => new[]
        {
            variable.Name,
            variable.Type.ToDisplayString(PlainTextFormatter.MimeType),
            OneLine(variable.Value.ToDisplayString(PlainTextFormatter.MimeType)),
        }));

    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line.Length <= Widest ? line : $"{line[..(Widest - 1)]}…";
    }
}
