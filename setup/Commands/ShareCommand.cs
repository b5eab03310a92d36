using System.CommandLine;
using PodLab.Recordings;
using PodLab.Setup.Export;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab share NOTEBOOK</c>: bundles an executed notebook, its page and its recording in one file.</summary>
internal static class ShareCommand
{
    public static Command Create()
    {
        var notebook = new Argument<string>("notebook") { Description = "An executed notebook (.ipynb), or the number of a lesson that was run." };
        var recording = new Option<string?>("--recording") { Description = $"The recording of its run. Default: beside the notebook, with {RecordingFile.Extension}." };
        var output = new Option<string?>("--output") { Description = $"The file to write. Default: beside the notebook, with {SharedRun.Extension}." };
        var command = new Command("share", "Bundle an executed notebook, its page and its recording in one file that anyone can open or run again.")
        {
            notebook, recording, output,
        };
        command.Run((parsed, _) =>
        {
            var source = Lessons.ResolveExecuted(parsed.GetRequiredValue(notebook));
            Share(
                Notebook.Read(source),
                parsed.GetValue(recording) ?? Path.ChangeExtension(source, null) + RecordingFile.Extension,
                parsed.GetValue(output) ?? Path.ChangeExtension(source, null) + SharedRun.Extension);
            return Task.FromResult(0);
        });
        return command;
    }

    private static void Share(Notebook notebook, string recording, string target)
    {
        if (notebook.Cells.All(cell => !cell.IsCode || cell.Outputs.Count == 0))
        {
            throw new PodLabException($"{notebook.Path} has no outputs to share. {Advice(notebook)}");
        }

        if (!File.Exists(recording))
        {
            throw new PodLabException($"There's no recording {recording}. {Advice(notebook)}");
        }

        SharedRun.Write(target, notebook, recording);
        AnsiConsole.MarkupLineInterpolated($"Wrote {target} ({new FileInfo(target).Length / 1024.0:0} KB). It contains:");
        foreach (var (name, size) in SharedRun.List(target))
        {
            AnsiConsole.MarkupLineInterpolated($"  {name} ({size / 1024.0:0} KB)");
        }

        AnsiConsole.WriteLine("Secrets are removed from the recording, but not from the outputs in the notebook and the page.");
        if (SensitiveOutputs.Cells(notebook) is { Count: > 0 } cells)
        {
            AnsiConsole.MarkupLineInterpolated(
                $"[yellow]Look at cell {string.Join(", ", cells)} before you send it:[/] it shows what may be an environment variable's value, a token or a server's address.");
        }

        AnsiConsole.MarkupLineInterpolated($"Run it again, anywhere: {TerminalCommand.Words} run {target}");
    }

    private static string Advice(Notebook notebook)
    {
        var name = Path.GetFileNameWithoutExtension(notebook.Path);
        return $"Record a run first: `{TerminalCommand.Words} run notebooks/{name}.ipynb --record out/{name}{RecordingFile.Extension}`, "
            + $"then `{TerminalCommand.Words} share out/{name}.ipynb`.";
    }
}
