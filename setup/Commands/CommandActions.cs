using System.CommandLine;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary>What every subcommand does alike: a failure becomes a sentence on standard error and exit code 1, Ctrl-C exit code 130.</summary>
internal static class CommandActions
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    public static void Run(this Command command, Func<ParseResult, CancellationToken, Task<int>> action) =>
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                return await action(parsed, cancellation);
            }
            catch (Exception error) when (error is PodLabException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"podlab: {error.Message}");
                return Failed;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                await Console.Error.WriteLineAsync("podlab: interrupted.");
                return Interrupted;
            }
        });

    /// <summary>Leaves it to the terminal to wrap long lines: line breaks of ours would cut commands and paths that are to be copied.</summary>
    public static void LeaveLinesWhole(IAnsiConsole console) => console.Profile.Width = short.MaxValue;

    /// <summary>Shows what a long action is doing, a line each.</summary>
    public static IProgress<string> Progress() => new LineProgress();

    private sealed class LineProgress : IProgress<string>
    {
        public void Report(string value) => AnsiConsole.MarkupLineInterpolated($"[grey]·[/] {value}");
    }
}

/// <summary>Every subcommand of the tool, in the order in which the help shows them.</summary>
internal static class CommandList
{
    public static IEnumerable<Command> All() =>
    [
        DoctorCommand.Create(),
        UpCommand.Create(),
        DownCommand.Create(),
        RunCommand.Create(),
        KernelCommand.Create(),
        ExecCommand.Create(),
        ExportCommand.Create(),
        ShareCommand.Create(),
        SuperviseCommand.Create(),
        CrictlCommand.Create(),
    ];
}
