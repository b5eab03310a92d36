using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;

namespace PodLab.CSharpKernel.Engine;

/// <summary>What cells can call without a prefix, by the names that .NET Interactive gave them.</summary>
[SuppressMessage("Naming", "CA1707", Justification = "The names are .NET Interactive's.")]
[SuppressMessage("Style", "IDE1006", Justification = "The names are .NET Interactive's.")]
[SuppressMessage("Performance", "CA1822", Justification = "Roslyn offers a cell the members of an instance.")]
public sealed class CellGlobals
{
    /// <summary>Shows a value at once, before the cell ends.</summary>
    /// <param name="value">Anything; null, too.</param>
    /// <param name="mimeTypes">The forms to show it in; those that its type prefers when none is named.</param>
    public DisplayedValue display(object? value, params string[] mimeTypes) => DisplayedValue.Show(value, mimeTypes);

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">Not at once but when the next output comes, so that nothing flickers.</param>
    public void clear_output(bool wait = false) => CurrentCell.Output?.Clear(wait);

    /// <summary>Asks the learner for a line that is typed unseen and kept in no notebook.</summary>
    /// <returns>The line, or null where there is nobody to ask.</returns>
    public string? password(string prompt = "Password: ") => CurrentCell.Output?.Ask(prompt, isSecret: true);

    /// <summary>Markup that is shown as it is.</summary>
    public IHtmlContent HTML(string content) => new HtmlString(content);
}
