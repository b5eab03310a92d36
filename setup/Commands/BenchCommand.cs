using System.CommandLine;
using System.Globalization;
using PodLab.Clusters;
using PodLab.Setup.Bench;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab bench</c>: measures on this machine what PodLab promises of its speed.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "How often each figure is taken; the median is what counts.", DefaultValueFactory = _ => 5 };
        var cluster = new Option<string>("--cluster")
        {
            Description = "standalone, on a node of its own; or kind:NAME, side by side with kubectl and docker exec.", DefaultValueFactory = _ => "standalone",
        };
        var command = new Command("bench", "Measure how fast a node starts, a pod runs and lesson 05 goes here.") { runs, cluster };
        command.Run(async (parsed, cancellation) =>
        {
            var (times, reference) = (Math.Max(1, parsed.GetValue(runs)), ClusterReference.Parse(parsed.GetRequiredValue(cluster)));
            var figures = reference.Kind switch
            {
                "standalone" => await new Benchmark(times, LessonCommand.FindLesson(), CommandActions.Progress()).RunAsync(cancellation),
                "kind" => await new KindBenchmark(times, reference.Which, CommandActions.Progress()).RunAsync(cancellation),
                _ => throw new PodLabException($"There are no measurements for {reference.Kind}: there are for standalone and kind."),
            };
            AnsiConsole.Write(TableOf(figures));
            return 0;
        });
        return command;
    }

    private static Table TableOf(IReadOnlyList<Measurement> figures)
    {
        var table = new Table().AddColumns("measured", "median", "least", "most", "promised");
        foreach (var figure in figures)
        {
            table.AddRow(
                Markup.Escape(figure.Name),
                $"{Number(figure.Median)} {figure.Unit}",
                Number(figure.Values.Min()),
                Number(figure.Values.Max()),
                figure.Target is { } target ? $"{(figure.MeetsTarget ? "[green]✔[/]" : "[red]✘[/]")} ≤ {target.ToString("0.##", CultureInfo.InvariantCulture)} {figure.Unit}" : "");
        }

        return table;
    }

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
