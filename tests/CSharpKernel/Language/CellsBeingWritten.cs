using PodLab.CSharpKernel.Desktop;
using PodLab.CSharpKernel.Engine;
using PodLab.CSharpKernel.Language;

namespace PodLab.Tests.CSharpKernel.Language;

/// <summary>An engine with its language services, and a notation for a cell with a cursor: <c>text.Le|</c>.</summary>
internal sealed class CellsBeingWritten : IDisposable
{
    private readonly CSharpEngine _engine = DesktopEngine.Create(Repository.Path("notebooks"));
    private readonly CellLanguage _language;

    public CellsBeingWritten() => _language = new(_engine);

    /// <summary>Runs a cell, so that later cells see its declarations.</summary>
    public async Task RunAsync(string code)
    {
        var output = new KeptFailure();
        await _engine.RunAsync(code, output, TestContext.Current.CancellationToken);
        Assert.Null(output.Failure?.Message);
    }

    public Task<CompletionList> CompleteAsync(string codeWithCursor)
    {
        var (code, index) = Split(codeWithCursor);
        return _language.CompleteAsync(code, index);
    }

    public Task<HoverText?> HoverAsync(string codeWithCursor)
    {
        var (code, index) = Split(codeWithCursor);
        return _language.HoverAsync(code, index);
    }

    public void Dispose()
    {
        _language.Dispose();
        _engine.Dispose();
    }

    private static (string Code, int Index) Split(string code)
    {
        var index = code.IndexOf('|', StringComparison.Ordinal);
        return (code.Remove(index, 1), index);
    }
}
