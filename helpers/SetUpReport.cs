using PodLab.Clusters;

namespace PodLab;

/// <summary>A table of what the notebook's machine has and lacks for the lessons, and advice on what to do.</summary>
public sealed class SetUpReport : Displayable
{
    private static readonly Column<Finding>[] _columns =
    [
        new("", finding => Mark(finding.Health)),
        new("WHAT", finding => finding.Subject),
        new("FOUND", finding => finding.SeenByOthers.ReplaceLineEndings(" ").Replace("`", "", StringComparison.Ordinal)) { IsWhole = true },
        new("TO HAVE IT", finding => UserFolders.ShortenHome(finding.Remedy)) { IsWhole = true },
    ];

    private readonly Table<Finding> _table;

    internal SetUpReport(IEnumerable<Finding> findings, string advice)
    {
        _table = new("This machine", _columns, [.. findings], $"{TerminalCommand.Words} doctor");
        Advice = UserFolders.ShortenHome(advice);
    }

    /// <summary>The advice on what to do.</summary>
    public string Advice { get; }

    /// <inheritdoc/>
    public override string ToHtml() => $"{_table.ToHtml()}<p><strong>{HtmlText.OfSentence(Advice)}</strong></p>\n";

    /// <inheritdoc/>
    public override string ToString() => $"{_table}\n{VisibleText.Of(Advice.Replace("`", "", StringComparison.Ordinal))}\n";

    /// <summary>Checks this machine, and changes nothing.</summary>
    /// <param name="facts">The cluster that the lab opened.</param>
    /// <param name="isReplay">Whether it's a replay.</param>
    /// <param name="state">The state folder.</param>
    /// <param name="cancellation">Abandons the call.</param>
    internal static async Task<SetUpReport> ReadAsync(ClusterFacts facts, bool isReplay, StateFolder state, CancellationToken cancellation)
    {
        Finding[] findings = OperatingSystem.IsBrowser() ? [BrowserExamination.Run()] : [.. NodeExamination.Run(state), .. await ClusterExamination.RunAsync(cancellation)];
        return new(findings, SetUpAdvice.Of(facts, isReplay, findings));
    }

    // A sign and a word, as in `podlab doctor`.
    private static string Mark(Health health) => health switch
    {
        Health.Good => "✔ good",
        Health.Remark => "• note",
        _ => "✘ bad",
    };
}

/// <summary>The advice on what to do about a machine.</summary>
internal static class SetUpAdvice
{
    public static string Of(ClusterFacts facts, bool isReplay, IReadOnlyList<Finding> findings) => isReplay ? OfReplay(findings)
        : $"PodLab opened your {facts.Kind} cluster {facts.Name}. Continue with the next cell.";

    private static string OfReplay(IReadOnlyList<Finding> findings) => OperatingSystem.IsBrowser() ? BrowserExamination.Advice
        : findings.FirstOrDefault(finding => finding.Health == Health.Bad) is { } bad
        ? $"You can step through each lesson as it was recorded. To run it yourself, first fix \"{bad.Subject}\" ({bad.Remedy}). `{TerminalCommand.Words} doctor` says whether more is missing."
        : $"You can step through each lesson as it was recorded. To run it yourself, start a cluster with `{Up}` in a terminal, and restart the kernel.";

    private static string Up => $"{TerminalCommand.Words} up{(OperatingSystem.IsLinux() ? "" : " --cluster kind")}";
}
