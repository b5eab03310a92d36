using PodLab.Setup.Notebooks;

namespace PodLab.Tests.NotebookRunner;

/// <summary>Polyglot notebooks through the tool: a cell's language is in its metadata or in a magic.</summary>
public sealed class RunningOtherLanguages : IAsyncDisposable
{
    private const string Languages =
        """
        {"cells": [
          {"cell_type": "code", "execution_count": null, "metadata": {"polyglot_notebook": {"kernelName": "fsharp"}, "dotnet_interactive": {"language": "csharp"}}, "outputs": [], "source": "printfn \"1\""},
          {"cell_type": "code", "execution_count": null, "metadata": {"polyglot_notebook": {"kernelName": "html"}}, "outputs": [], "source": "<b>x</b>"},
          {"cell_type": "code", "execution_count": null, "metadata": {"dotnet_interactive": {"language": "pwsh"}}, "outputs": [], "source": "Get-Date"},
          {"cell_type": "code", "execution_count": null, "metadata": {"vscode": {"languageId": "dotnet-interactive.csharp"}}, "outputs": [], "source": "40 + 2"},
          {"cell_type": "code", "execution_count": null, "metadata": {"vscode": {"languageId": "polyglot-notebook"}, "polyglot_notebook": 7}, "outputs": [], "source": "1\n#!sql-sales\nSELECT 1\n#!csharp\n\"after\""},
          {"cell_type": "code", "execution_count": null, "metadata": {"polyglot_notebook": {"kernelName": "klingon"}}, "outputs": [], "source": "qapla"},
          {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": "#!f#\n#!csharp\n7"}
         ],
         "metadata": {"kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"}}, "nbformat": 4, "nbformat_minor": 5}
        """;

    private readonly TemporaryState _temporary = new();

    [Fact]
    public async Task Cells_in_other_languages_are_shown_or_said_not_to_be_run_and_the_run_goes_on()
    {
        using var copy = NotebookCopy.OfText(Languages);

        var ran = await RunToolAsync("run", copy.Path);

        ran.ExitCode.ShouldBe(1);
        ran.Output.ReplaceLineEndings(" ").ShouldContain("Not run, in other languages: 4 cells, 1 (F#), 3 (PowerShell), 5 (SQL), 6 (klingon).");
        Shown("sample", "text/plain").ShouldBe(
        [
            ["Not run: this is F#, and PodLab's kernel runs C#. It runs in .NET Interactive's kernel, .net-csharp."],
            ["<b>x</b>"],
            ["Not run: this is PowerShell, and PodLab's kernel runs C#. It runs in .NET Interactive's kernel, .net-csharp."],
            ["42"],
            ["1", "Not run: this is SQL, and PodLab's kernel runs C#. It runs in .NET Interactive's kernel, .net-csharp, once the extension for it is loaded and connected.", "after"],
            ["Not run: this is klingon, and PodLab's kernel runs C#. It needs the kernel of .NET Interactive that the notebook connects to under this name."],
            ["7"],
        ]);
        (await RunToolAsync("run", copy.Path, "--allow-other-languages")).EnsureSuccess();
    }

    [Fact]
    public async Task A_dib_file_is_run_and_exported_and_imported()
    {
        using var folder = new TemporaryFolder();
        var dib = folder.Write("flower.dib", "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"name\":\"csharp\"}]}}\n\n#!csharp\n\nvar petals = 5;\npetals\n\n#!markdown\n\n# A flower\n\n#!csharp\n\npetals * 2\n");
        folder.Write("importing.dib", $"#!csharp\n\n#!import {dib}\npetals + 1\n");

        (await RunToolAsync("run", dib)).EnsureSuccess();
        Shown("flower", "text/plain").ShouldBe([["5"], ["10"]]);
        (await RunToolAsync("export", dib)).EnsureSuccess();
        (await File.ReadAllTextAsync(folder["flower.html"], TestContext.Current.CancellationToken)).ShouldContain("A flower</h1>");
        (await RunToolAsync("run", folder["importing.dib"])).EnsureSuccess();
        Shown("importing", "text/plain").ShouldBe([["5", "# A flower", "10", "6"]]);
    }

    [Fact]
    public async Task A_dib_file_that_cannot_be_read_or_has_a_language_of_its_own_is_told_in_a_sentence()
    {
        using var folder = new TemporaryFolder();

        var broken = await RunToolAsync("run", folder.Write("broken.dib", "#!meta\n\n{ no json\n\n#!csharp\n\n1\n"));
        broken.ExitCode.ShouldBe(1);
        broken.Error.ReplaceLineEndings(" ").ShouldContain("broken.dib can't be read: its metadata after `#!meta` isn't JSON.");

        var unknown = await RunToolAsync("run", folder.Write("unknown.dib", "#!csharp\n\n1\n\n#!klingon\n\nqapla\n"));
        unknown.ExitCode.ShouldBe(1);
        unknown.Output.ReplaceLineEndings(" ").ShouldContain("There is no magic #!klingon.");

        var fsharp = await RunToolAsync("run", folder.Write("other.dib", "#!csharp\n\n1\n\n#!fsharp\n\nprintfn \"1\"\n"));
        fsharp.Output.ReplaceLineEndings(" ").ShouldContain("Not run, in other languages: 1 cell, 2 (F#).");
    }

    public ValueTask DisposeAsync() => _temporary.DisposeAsync();

    private IReadOnlyList<string[]> Shown(string name, string mimeType) =>
    [
        .. Notebook.Read(Path.Combine(_temporary.Output, $"{name}.ipynb")).Cells.Where(cell => cell.IsCode)
            .Select(cell => cell.Outputs.OfType<RichOutput>().Select(output => output.Data.Text(mimeType)!).ToArray()),
    ];

    private Task<ToolResult> RunToolAsync(params string[] arguments) =>
        Tool.RunAsync(_temporary.Folder, [.. arguments, .. arguments[0] == "run" ? (string[])["--output", _temporary.Output] : []]);
}
