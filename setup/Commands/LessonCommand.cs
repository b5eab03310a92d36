using System.CommandLine;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.StandaloneNode;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary>The tool without a subcommand: everything from nothing to the executed main lesson.</summary>
internal static class LessonCommand
{
    private const string Lesson = "notebooks/05-pod-infrastructure.ipynb";

    public static void MakeDefaultOf(RootCommand root) => root.Run(async (_, cancellation) =>
    {
        await UpCommand.RunAsync(new UpOptions(), cancellation);
        var exitCode = await NotebookSession.RunAsync(new([FindLesson()], Cluster: null, WithSolutions: true, Output: "out"), cancellation);
        AnsiConsole.MarkupLineInterpolated($"The node runs on for you to explore: {TerminalCommand.Words} exec podlab-node -- lsns. Stop it with {TerminalCommand.Words} down.");
        return exitCode;
    });

    // Called from the checkout's root, as the README says, or from anywhere through setup/podlab.
    public static string FindLesson() => File.Exists(Lesson) ? Lesson : Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", Lesson));
}
