using System.CommandLine;
using PodLab.Incidents;

namespace PodLab.Setup.Commands;

/// <summary><c>podlab break INCIDENT</c>: creates an incident of lesson 10, for an instructor who wants all learners to have the same one.</summary>
internal static class BreakCommand
{
    public static Command Create()
    {
        var incident = new Argument<string>("incident") { Description = "I10.1 to I10.6." };
        var seed = new Option<int?>("--seed") { Description = "A whole number: the same number makes the same incident again. Default: random." };
        var undo = new Option<bool>("--undo") { Description = "Undo the incident instead." };
        var cluster = new Option<string?>("--cluster") { Description = "standalone or kind:NAME. Default: what `up` started." };
        var command = new Command("break", "Break one of lesson 10's pods without saying how. `lab.CheckAsync` in the lesson says whether it is repaired.") { incident, seed, undo, cluster };
        command.Run(async (parsed, cancellation) =>
        {
            var slot = IncidentSlot.Get(parsed.GetValue(incident)!);
            await using var lab = await Lab.OpenAsync(parsed.GetValue(cluster), cancellation: cancellation);
            Console.Write(parsed.GetValue(undo)
                ? $"{await lab.UndoAsync(slot.Id, cancellation)}.\n"
                : $"{await lab.BreakAsync(slot.Id, parsed.GetValue(seed), cancellation)}");
            return 0;
        });
        return command;
    }
}
