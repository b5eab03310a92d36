using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// A sentence below the compiler's message for typical mistakes of newcomers to C#, or to C# in a notebook. It says what to write instead. A hint
/// appears only where it's true of the code.
/// </summary>
internal static partial class CompilerHints
{
    // The compiler's error number, and the function that returns the hint for the code there, or null where it doesn't apply.
    private static readonly Dictionary<string, Func<Fault, string?>> _hints = new()
    {
        ["CS0006"] = MissingReference,
        ["CS0029"] = QuotedNumber,
        ["CS0103"] = UnknownName,
        ["CS1002"] = DottedVersion,
        ["CS1003"] = DottedVersion,
        ["CS1012"] = SingleQuotes,
        ["CS1109"] = fault =>
            $"In a cell, write {fault.NameOf<MethodDeclarationSyntax>(method => method.Identifier)} at the top level, without a class around it.",
        ["CS1503"] = QuotedNumber,
        ["CS7021"] = _ => "A cell can't contain a namespace. Leave it out, and write its types at the top level of the cell.",
        ["CS8345"] = RefStructThatStays,
        ["CS9283"] = _ =>
            "A cell can't declare an extension block. Write an extension method at the top level of the cell: static int Twice(this int n) => 2 * n;",
    };

    /// <summary>The hint for a fault in a cell, if there is one.</summary>
    /// <param name="diagnostic">The fault.</param>
    /// <param name="all">All faults of the cell: one may cause another.</param>
    /// <param name="folder">The notebook's folder.</param>
    public static string? Find(Diagnostic diagnostic, IReadOnlyCollection<Diagnostic> all, string folder) =>
        diagnostic.Location.SourceTree is { } tree && _hints.TryGetValue(diagnostic.Id, out var hint)
            ? hint(new(diagnostic, tree.GetRoot(), all, folder))
            : null;

    private static string? MissingReference(Fault fault)
    {
        var path = Path.GetFullPath(fault.Quoted, fault.Folder);
        return File.Exists(path) ? null
            : ProjectOf(path) is { } project ? $"There is no file {path}. Build it first: dotnet build {project}"
            : $"There is no file {path}. A path in #r is relative to the notebook's folder.";
    }

    // A project exists in …/helpers, so …/helpers/bin/PodLab.dll is built from it.
    private static string? ProjectOf(string path)
    {
        var folder = new FileInfo(path).Directory;
        while (folder is not null && folder.Name != "bin")
        {
            folder = folder.Parent;
        }

        return folder?.Parent is { Exists: true } project && project.EnumerateFiles("*.csproj").Any() ? project.FullName : null;
    }

    private static string? UnknownName(Fault fault)
    {
        if (fault.Node is not IdentifierNameSyntax { Identifier.ValueText: var name }
            || fault.All.Any(other => other.Id == "CS0006") || IsDeclaredIn(fault.Root, name))
        {
            return null;
        }

        // Unlike a project, a cell has few imported namespaces.
        return _namespaces.FirstOrDefault(space => Type.GetType($"{space}.{name}") is { IsPublic: true }) is { } known
            ? $"{name} is in {known}. Write this at the top of the cell: using {known};"
            : $"No cell that has run declares {name}. If you restarted the kernel, run the cells above again.";
    }

    private static readonly string[] _namespaces = ["System.IO", "System.Threading", "System.Diagnostics", "System.Globalization", "System.Reflection"];

    private static bool IsDeclaredIn(SyntaxNode root, string name) => root.DescendantNodes().Any(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText == name,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText == name,
        ForEachStatementSyntax loop => loop.Identifier.ValueText == name,
        ParameterSyntax parameter => parameter.Identifier.ValueText == name,
        MethodDeclarationSyntax method => method.Identifier.ValueText == name,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText == name,
        _ => false,
    });

    private static string? QuotedNumber(Fault fault) =>
        fault.Node.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().FirstOrDefault() is { Token: { ValueText: var text } token }
            && token.IsKind(SyntaxKind.StringLiteralToken)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            && ToNumber().IsMatch(fault.Message)
                ? $"A number is written without quotes: {text.Trim()}"
                : null;

    // The compiler reads 0.1.7 as the numbers 0.1 and .7 and expects something between them.
    private static string? DottedVersion(Fault fault)
    {
        var token = fault.Root.FindToken(fault.Start);
        var (first, last) = (token, token);
        while (IsNumber(first.GetPreviousToken()) && first.GetPreviousToken().Span.End == first.SpanStart)
        {
            first = first.GetPreviousToken();
        }

        while (IsNumber(last.GetNextToken()) && last.GetNextToken().SpanStart == last.Span.End)
        {
            last = last.GetNextToken();
        }

        var text = fault.Root.SyntaxTree.GetText().ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(first.SpanStart, last.Span.End));
        return IsNumber(token) && Version().IsMatch(text) ? $"{text} isn't a number. Write a version as text, in double quotes: \"{text}\"" : null;
    }

    private static bool IsNumber(SyntaxToken token) => token.IsKind(SyntaxKind.NumericLiteralToken);

    private static string? SingleQuotes(Fault fault) =>
        fault.Root.FindToken(fault.Start).Text.Trim('\'') is { Length: > 1 } text
            ? $"C# writes text in double quotes: \"{text}\". Single quotes hold one character."
            : null;

    // For a field of a class, the sentence would be wrong.
    private static string? RefStructThatStays(Fault fault) =>
        fault.Node.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { Parent: CompilationUnitSyntax }
            ? $"A cell's variables outlive the cell, and a {fault.Quoted} can't. Use an array, or use the {fault.Quoted} inside a block: {{ … }}"
            : null;

    /// <summary>A fault in a cell, and the facts that a hint may depend on.</summary>
    private sealed record Fault(Diagnostic Diagnostic, SyntaxNode Root, IReadOnlyCollection<Diagnostic> All, string Folder)
    {
        public int Start => Diagnostic.Location.SourceSpan.Start;

        public SyntaxNode Node => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

        public string Message => Diagnostic.GetMessage(CultureInfo.InvariantCulture);

        /// <summary>The first quoted name in the message, between single quotes.</summary>
        public string Quoted => InQuotes().Match(Message).Groups[1].Value;

        public string NameOf<T>(Func<T, SyntaxToken> identifier)
            where T : SyntaxNode => identifier(Node.FirstAncestorOrSelf<T>()!).ValueText;
    }

    [GeneratedRegex("'(.+?)'")]
    private static partial Regex InQuotes();

    [GeneratedRegex(@"to '(s?byte|u?short|u?int|u?long|float|double|decimal)\??'$")]
    private static partial Regex ToNumber();

    [GeneratedRegex(@"^\d+(\.\d+){2,}$")]
    private static partial Regex Version();
}

/// <summary>A place in a learner's code: in the running cell, in an earlier one, or in a file that a cell ran.</summary>
internal static class CodePlace
{
    /// <summary>The name in debug information: <c>cell:3</c>, <c>cell:more.ipynb, cell 1</c>, or a file that a cell loads.</summary>
    // A cell's name is stored as a path in the notebook's folder: Roslyn makes every file name absolute.
    public static string? NameOf(string? path) => Path.GetFileName(path) is { Length: > 0 } name ? name : null;

    public static bool IsCell(string? name) => name?.StartsWith(CSharpEngine.CellPrefix, StringComparison.Ordinal) == true;

    public static string AtLine(int line, string itsCell, string cell) =>
        string.Create(CultureInfo.InvariantCulture, $"   at line {line}{Elsewhere(itsCell, cell)}");

    /// <summary>" of cell 3", " of helpers.csx"; empty for the running cell.</summary>
    public static string Elsewhere(string? itsCell, string cell)
    {
        var name = itsCell is null || itsCell == cell ? "" : IsCell(itsCell) ? itsCell[CSharpEngine.CellPrefix.Length..] : itsCell;
        return name.Length == 0 ? "" : name.All(char.IsAsciiDigit) ? $" of cell {name}" : $" of {name}";
    }
}
