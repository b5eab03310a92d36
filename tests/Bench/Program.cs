using System.CommandLine;
using PodLab;
using PodLab.Bench;
using PodLab.Clusters;
using PodLab.Setup.Commands;
using Spectre.Console;

var runs = new Option<int>("--runs") { Description = "How often each figure is taken. The median counts.", DefaultValueFactory = _ => 5 };
var cluster = new Option<string>("--cluster")
{
    Description = "standalone, on a node of its own; or kind:NAME, side by side with kubectl and docker exec.", DefaultValueFactory = _ => "standalone",
};
var against = new Option<string?>("--against") { Description = "Another built checkout: measures both in turns, and prints the ratios." };
var lesson = new Option<string>("--lesson") { Description = "The number of the lesson to run.", DefaultValueFactory = _ => "05" };
var site = new Option<string?>("--site") { Description = "A folder that `podlab site` wrote: measures its lessons in Chromium, and nothing else." };
var json = new Option<string?>("--json") { Description = "Also write all values to this file." };
var root = new RootCommand("Measures how fast PodLab is on this machine: its node, a pod, a lesson, the kernel.") { runs, cluster, against, site, lesson, json };

root.Run(async (parsed, cancellation) =>
{
    var (times, number) = (Math.Max(1, parsed.GetValue(runs)), parsed.GetRequiredValue(lesson));
    var reference = ClusterReference.Parse(parsed.GetRequiredValue(cluster));
    var progress = CommandActions.Progress();
    if (parsed.GetValue(site) is { } folder)
    {
        await ReportAsync(await new SiteBenchmark(folder, times, number, progress).RunAsync(cancellation), FigureReport.Table);
        return 0;
    }

    switch (reference.Kind, parsed.GetValue(against))
    {
        case ("standalone", null):
            await ReportAsync(await new Benchmark(times, number, progress).RunAsync(cancellation), FigureReport.Table);
            break;
        case ("standalone", { } other):
            var comparison = new Comparison(Checkout.Own(), new Checkout(other), number, times, progress);
            await ReportAsync(await comparison.RunAsync(cancellation), FigureReport.Table);
            break;
        case ("kind", null):
            await ReportAsync(await new KindBenchmark(times, reference.Which, progress).RunAsync(cancellation), FigureReport.Table);
            break;
        default:
            throw new PodLabException($"There are no measurements for {reference}. Use standalone or kind; --against works only with standalone.");
    }

    return 0;

    async Task ReportAsync<T>(IReadOnlyList<T> figures, Func<IReadOnlyList<T>, Table> table)
    {
        AnsiConsole.Write(table(figures));
        if (parsed.GetValue(json) is { } file)
        {
            await FigureReport.WriteJsonAsync(file, figures, cancellation);
        }
    }
});

return await root.Parse(args).InvokeAsync();
