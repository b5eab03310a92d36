using PodLab.Setup.Commands;
using PodLab.Setup.VisualStudioCode;

namespace PodLab.Setup.Machine;

/// <summary>Whether C# cells complete in VS Code as one types, for <c>doctor</c>; nothing where VS Code was never started.</summary>
internal static class CompletionFinding
{
    private const string Subject = "VS Code completion";

    public static IEnumerable<Finding> Examine() => UserSettings.Find() switch
    {
        [] when UserSettings.HasServer() =>
            [new(Subject, Health.Remark, "the settings are on the machine where you see VS Code; they need this line", CompletionTrigger.Line)],
        var found => found.Select(Examine),
    };

    private static Finding Examine(UserSettings settings)
    {
        try
        {
            return settings.HasTrigger() ? new(Subject, Health.Good, settings.Path)
                : new(Subject, Health.Remark, $"{settings.Path} lacks {CompletionTrigger.Line}", $"{TerminalCommand.Words} kernel install --vscode");
        }
        catch (PodLabException error)
        {
            return new(Subject, Health.Remark, error.Message, CompletionTrigger.Line);
        }
    }
}
