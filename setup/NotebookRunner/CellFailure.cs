using PodLab.Setup.Jupyter;

namespace PodLab.Setup.NotebookRunner;

/// <summary>The reason for a cell's failure.</summary>
/// <param name="Name">The exception's type, without its namespace; the kernel's own name for the error if it isn't one of .NET's.</param>
/// <param name="Message">Its message.</param>
internal sealed partial record CellFailure(string Name, string Message)
{
    // .NET Interactive has one name for all errors.
    private const string AnyError = "Error";
    private const string NotCompiled = "compilation error";

    /// <summary>
    /// Reads a kernel's reply. .NET Interactive puts the exception's type, message and stack trace into one text. It prints the compiler's messages
    /// on standard error.
    /// </summary>
    /// <param name="reply">The cell's <c>execute_reply</c>.</param>
    /// <param name="cell">The cell, with its outputs.</param>
    public static CellFailure Of(JupyterMessage reply, NotebookCell cell)
    {
        var (name, message) = (reply.Text("ename"), reply.Text("evalue"));
        return name != AnyError ? new(name, message)
            : message == NotCompiled && FirstErrorLine(cell) is { } fault ? new("CompilationError", fault)
            : Exception().Match(message) is { Success: true } thrown ? new(thrown.Groups["type"].Value, thrown.Groups["message"].Value)
            : new(name, message);
    }

    private static string? FirstErrorLine(NotebookCell cell) => cell.Outputs.OfType<StreamOutput>().Where(output => output.IsError)
        .SelectMany(output => output.Text.Split('\n')).Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0);

    // "System.Exception: broken\n   at Submission#8.<<Initialize>>d__0.MoveNext()\n--- End of…"
    [GeneratedRegex(@"\A(?:[\w+]+\.)*(?<type>\w+): (?<message>.*?)(?:\r?\n   at .*)?\z", RegexOptions.Singleline)]
    private static partial Regex Exception();
}
