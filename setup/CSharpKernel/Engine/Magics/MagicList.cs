using System.Diagnostics;
using Microsoft.DotNet.Interactive.Formatting;

namespace PodLab.CSharpKernel.Engine.Magics;

/// <summary>All magics, in the order in which <c>#!lsmagic</c> lists them. Their names and meanings are .NET Interactive's.</summary>
internal static class MagicList
{
    public static IReadOnlyList<MagicCommand> All { get; } =
    [
        new(MagicNames.CSharp, "#!csharp", "what follows is C#", Nothing),
        new(MagicNames.CSharpShort, "#!c#", "the same", Nothing),
        new(MagicNames.Markdown, "#!markdown", "what follows is Markdown, which is shown", Nothing),
        new(MagicNames.Html, "#!html", "what follows is HTML, which is shown", Nothing),
        new(MagicNames.Mermaid, "#!mermaid", "what follows is a Mermaid diagram, which is shown", Nothing),
        new(MagicNames.Meta, "#!meta", "what follows is a .dib file's metadata, which is not run", Nothing),
        new(MagicNames.Import, "#!import FILE", "runs a .cs, .csx, .dib or .ipynb file as if its text were here", (file, cell) => cell.ImportAsync(file)),
        new(MagicNames.Pod, "#!pod NAME", "draws a pod, once PodLab's library is loaded", (pod, cell) => cell.DrawPodAsync(pod)),
        new(MagicNames.Time, "#!time", "shows how long the rest of the cell took", Time),
        new(MagicNames.Whos, "#!whos", "lists the variables", (_, cell) => Show(cell, VariableTable.Of(cell.Session.Variables))),
        new(MagicNames.About, "#!about", "shows which kernel this is", (_, cell) => Show(cell, MimeBundle.OfText(KernelVersion.Sentence, "text/plain"))),
        new(MagicNames.ListMagics, "#!lsmagic", "lists the magics", (_, cell) => Show(cell, ToTable())),
        new(MagicNames.Reference, "#r \"nuget: NAME, VERSION\"", "loads a package and what it needs; #r \"PATH\" loads an assembly", Request),
        new(MagicNames.Source, "#i \"nuget: SOURCE\"", "also looks for packages in this folder or feed", AddSource),
    ];

    // Magics of .NET Interactive that only a multi-language kernel needs.
    private static readonly Dictionary<string, string> _insteadOf = new()
    {
        ["#!set"] = "All cells share their variables. Write: var NAME = VALUE;",
        ["#!share"] = "All cells share their variables, so there is nothing to fetch from another kernel. Write the variable's name.",
        ["#!value"] = "Keep the text in a variable: var NAME = \"\"\" and the text and \"\"\"; on lines of their own. A file's text is File.ReadAllText(\"FILE\"), after using System.IO;",
        ["#!connect"] = "This kernel runs C# only. .NET Interactive's kernel, .net-csharp, connects to others; in C#, use a package for the database.",
        ["#!who"] = "Use #!whos.",
    };

    /// <exception cref="MagicException">The magic doesn't exist; the message says what to write instead, or lists the magics.</exception>
    public static MagicCommand Get(string name) => All.FirstOrDefault(magic => magic.Name == name)
        ?? (OtherLanguage.Find(name) is null ? null : new MagicCommand(name, name, "", Nothing))
        ?? throw new MagicException(_insteadOf.TryGetValue(name, out var instead)
            ? $"This kernel has no {name}. {instead}"
            : $"There is no magic {name}. The magics are: {string.Join(", ", All.Select(magic => magic.Name))}. #!lsmagic says what they do.");

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

    private static MimeBundle ToTable() => TextGrid.Render(
        ["magic", "what it does"],
        [.. All.Select(magic => new[] { magic.Usage, magic.Summary }), [string.Join(", ", OtherLanguage.Magics), "what follows is in another language, which is not run"]]);
}

/// <summary>An action of the kernel for a line of a cell that begins with <c>#!</c>, or for a package that it names.</summary>
/// <param name="Name"><c>#!time</c>.</param>
/// <param name="Usage">Its syntax, with its argument.</param>
/// <param name="Summary">Its effect, as a clause.</param>
/// <param name="RunAsync">Runs it, with its argument, for the running cell.</param>
internal sealed record MagicCommand(string Name, string Usage, string Summary, Func<string, CellRunner, Task> RunAsync);

/// <summary>The table of <c>#!whos</c>.</summary>
internal static class VariableTable
{
    private const int Widest = 80;

    public static MimeBundle Of(IEnumerable<CellVariable> variables) => TextGrid.Render(
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
