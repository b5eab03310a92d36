using System.CommandLine;
using PodLab.Setup.NotebookRunner;
using PodLab.Setup.StandaloneNode;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary>The tool without a subcommand: does everything up to an executed lesson.</summary>
internal static class LessonCommand
{
    public static void MakeDefaultOf(RootCommand root)
    {
        var number = new Argument<string?>("lesson") { Description = "A lesson's number. Default: the first lesson, 00.", Arity = ArgumentArity.ZeroOrOne };
        root.Arguments.Add(number);
        root.Run(async (parsed, cancellation) =>
        {
            var lesson = Find(parsed.GetValue(number));
            await UpCommand.RunAsync(new UpOptions(), cancellation);
            var exitCode = await NotebookSession.RunAsync(new([lesson], Cluster: null, WithSolutions: true, RunCommand.DefaultOutput), cancellation);
            AnsiConsole.MarkupLineInterpolated($"The node is still running. Look around on it: {TerminalCommand.Words} exec podlab-node -- lsns. Stop it: {TerminalCommand.Words} down.");
            return exitCode;
        });
    }

    // A misspelled subcommand also ends up here.
    private static string Find(string? word) => word is null ? Lessons.First() : Lessons.IsNumber(word) ? Lessons.Get(word)
        : throw new PodLabException($"{word} is neither a command nor a lesson's number. `{TerminalCommand.Words} --help` lists the commands.");
}
