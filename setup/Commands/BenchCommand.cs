using System.CommandLine;
using System.Globalization;
using PodLab.Setup.Bench;
using Spectre.Console;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab bench</c>: measures on this machine what PodLab promises of its speed.</summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "How often each figure is taken; the median is what counts.", DefaultValueFactory = _ => 5 };
        var command = new Command("bench", "Measure how fast a node starts, a pod runs and lesson 05 goes here. Takes a node of its own.") { runs };
        command.Run(async (parsed, cancellation) =>
        {
            var figures = await new Benchmark(Math.Max(1, parsed.GetValue(runs)), LessonCommand.FindLesson(), CommandActions.Progress()).RunAsync(cancellation);
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
                $"{(figure.MeetsTarget ? "[green]✔[/]" : "[red]✘[/]")} ≤ {figure.Target.ToString(CultureInfo.InvariantCulture)} {figure.Unit}");
        }

        return table;
    }

    private static string Number(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
