using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;

namespace PodLab.CSharpKernel.Engine;

/// <summary>
/// The cell in whose flow of control the caller is, including tasks that the cell started. <c>display(x)</c> and the console write to it, and
/// libraries can get its interrupt.
/// </summary>
internal static class CurrentCell
{
    /// <summary>
    /// The name of a <c>Func&lt;CancellationToken&gt;</c> in <see cref="AppContext"/>, which returns the interrupt of the calling cell. PodLab.dll
    /// looks there, since neither assembly may reference the other (README.md).
    /// </summary>
    public const string CancellationSlot = "PodLab.CellCancellation";

    /// <summary>
    /// The name of a <c>Func&lt;(string Name, int Run)?&gt;</c> in the same place: the calling cell's name in its notebook, and the number of the run.
    /// </summary>
    public const string NameSlot = "PodLab.Cell";

    private static readonly AsyncLocal<RunningCell?> _cell = new();

    static CurrentCell()
    {
        AppContext.SetData(CancellationSlot, () => _cell.Value?.Interrupt.Token ?? CancellationToken.None);
        AppContext.SetData(NameSlot, () => _cell.Value is { Name: { } name, Run: var run } ? (name, run) : default((string Name, int Run)?));
    }

    /// <summary>The current cell's output; null if no cell is running, and then output is dropped.</summary>
    public static ICellOutput? Output => _cell.Value?.Output;

    /// <summary>The output of the most recently started cell; null before the first.</summary>
    public static ICellOutput? Latest { get; private set; }

    /// <summary>Called wherever the cell shows something: an interrupt ends it there, if it hasn't ended before.</summary>
    /// <exception cref="OperationCanceledException">The cell was interrupted a while ago.</exception>
    public static void ThrowIfInterrupted() => _cell.Value?.Interrupt.ThrowOnceOverdue();

    /// <summary>Makes the caller's flow of control the cell's from here on.</summary>
    /// <param name="output">The cell's output.</param>
    /// <param name="interrupt">The cell's interrupt.</param>
    /// <param name="name">The cell's name in its notebook; null if the host doesn't know it.</param>
    /// <param name="run">The number of this run among those of all cells.</param>
    public static void Enter(ICellOutput output, CellInterrupt interrupt, string? name, int run)
    {
        _cell.Value = new(output, interrupt, name, run);
        Latest = output;
    }

    private sealed record RunningCell(ICellOutput Output, CellInterrupt Interrupt, string? Name, int Run);
}

/// <summary>Functions that cells can call without a prefix, with .NET Interactive's names.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "The names are .NET Interactive's.")]
[SuppressMessage("Style", "IDE1006", Justification = "The names are .NET Interactive's.")]
[SuppressMessage("Performance", "CA1822", Justification = "Roslyn offers a cell the members of an instance.")]
public sealed class CellGlobals
{
    /// <summary>Shows a value immediately, before the cell ends.</summary>
    /// <param name="value">Any value, or null.</param>
    /// <param name="mimeTypes">The forms to show it in; by default those that its type prefers.</param>
    public DisplayedValue display(object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Removes everything that the cell showed so far.</summary>
    /// <param name="wait">Whether to wait for the next output, so that nothing flickers.</param>
    public void clear_output(bool wait = false) => CurrentCell.Output?.Clear(wait);

    /// <summary>Prompts the learner for a line that is hidden while typed and not saved in any notebook.</summary>
    /// <returns>The line, or null if there is no learner to ask.</returns>
    public string? password(string prompt = "Password: ") => CurrentCell.Output?.Ask(prompt, isSecret: true);

    /// <summary>Markup that is shown as is.</summary>
    public IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Makes the front end run JavaScript. VS Code and a trusted notebook in Jupyter do so.</summary>
    public void Javascript(string content) => DisplayedValue.ShowText($"<script type=\"text/javascript\">{content}</script>", "text/html");
}
