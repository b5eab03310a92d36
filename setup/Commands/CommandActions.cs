using System.CommandLine;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary>The behavior common to all subcommands: a failure becomes a sentence on standard error and exit code 1, Ctrl-C exit code 130.</summary>
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

    /// <summary>Lets the terminal wrap long lines: line breaks of ours would split commands and paths that users copy.</summary>
    public static void LeaveLinesWhole(IAnsiConsole console) => console.Profile.Width = short.MaxValue;

    /// <summary>Shows what a long action is doing, one line per step.</summary>
    public static IProgress<string> Progress() => new LineProgress();

    private sealed class LineProgress : IProgress<string>
    {
        public void Report(string value) => AnsiConsole.MarkupLineInterpolated($"[grey]·[/] {value}");
    }
}

/// <summary>All subcommands of the tool, in the order of the help.</summary>
internal static class CommandList
{
    public static IEnumerable<Command> All() =>
    [
        DoctorCommand.Create(),
        UpCommand.Create(),
        DownCommand.Create(),
        RunCommand.Create(),
        ProgressCommand.Create(),
        ResetCommand.Create(),
        BreakCommand.Create(),
        KernelCommand.Create(),
        ExecCommand.Create(),
        ExportCommand.Create(),
        SiteCommand.Create(),
        ServeCommand.Create(),
        LookCommand.Create(),
        ShareCommand.Create(),
        SuperviseCommand.Create(),
        CrictlCommand.Create(),
    ];
}
