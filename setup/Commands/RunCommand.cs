using System.CommandLine;
using PodLab.Setup.NotebookRunner;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab run NOTEBOOK...</c>: runs notebooks and saves their outputs.</summary>
internal static class RunCommand
{
    /// <summary>The folder for executed notebooks and their pages, unless another folder is named.</summary>
    public const string DefaultOutput = "out";

    public static Command Create()
    {
        var notebooks = new Argument<string[]>("notebook") { Description = "The notebooks to run (.ipynb or .dib), lessons by their numbers (05), or shared runs (.podlab.zip).", Arity = ArgumentArity.OneOrMore };
        var cluster = new Option<string?>("--cluster")
        {
            Description = "The cluster to run on: standalone, kind:NAME, kubernetes:CONTEXT, or recorded for a replay. Default: what `up` started.",
        };
        var withSolutions = new Option<bool>("--with-solutions") { Description = "Answer the exercises with the course's own solutions." };
        var output = new Option<string>("--output") { Description = "The folder for the executed notebooks and their pages.", DefaultValueFactory = _ => DefaultOutput };
        var recording = new Option<string?>("--recording") { Description = "Replay this recording instead of opening a cluster. Needs no cluster at all." };
        var record = new Option<string?>("--record") { Description = "Save the cluster's answers in this file, without secrets, to replay or share them." };
        var kernel = new Option<string?>("--kernel") { Description = "The Jupyter kernel that runs the cells, by its name. Default: PodLab's own, which needs no installation." };
        var allowOtherLanguages = new Option<bool>("--allow-other-languages") { Description = "Count a run as successful even if cells in other languages than C# were not run." };
        var command = new Command("run", "Run notebooks, and write each one with its outputs and as a page.")
        {
            notebooks, cluster, withSolutions, output, recording, record, kernel, allowOtherLanguages,
        };
        command.Run((parsed, cancellation) => NotebookSession.RunAsync(
            new(
                [.. parsed.GetRequiredValue(notebooks).Select(Lessons.Resolve)], parsed.GetValue(cluster), parsed.GetValue(withSolutions), parsed.GetRequiredValue(output),
                parsed.GetValue(recording), parsed.GetValue(record), parsed.GetValue(kernel), parsed.GetValue(allowOtherLanguages)),
            cancellation));
        return command;
    }
}
