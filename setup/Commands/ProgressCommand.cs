using System.CommandLine;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab progress</c>: shows which exercises a learner passed.</summary>
internal static class ProgressCommand
{
    private const int CannotRead = 1;

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON, with each exercise separately." };
        var command = new Command("progress", "Show which exercises you passed, when, where and after how many hints. Exercises of `run` don't count.") { json };
        command.Run(async (parsed, _) =>
        {
            var progress = CourseProgress.Of(new KeptProgress(DataFolder.Default()));
            if (progress.Fault is { } fault)
            {
                await Console.Error.WriteLineAsync($"podlab: {fault}");
                return CannotRead;
            }

            Console.Write(parsed.GetValue(json) ? $"{progress.ToJson()}\n" : $"{progress.Table(terminalLine: null)}\n{progress.Summary}\n");
            return 0;
        });
        return command;
    }
}
