using Microsoft.Playwright;

namespace PodLab.Tests.Jupyter;

/// <summary>A notebook open in Jupyter Notebook, used as a person does: with the keyboard.</summary>
internal sealed class NotebookPage(IPage page)
{
    private const float Patience = 180_000;

    // The reply, which ends a cell, and the cell's output come over different channels.
    private const float PatienceForOutput = 60_000;

    private readonly string _pictures = Directory.CreateDirectory(Repository.Path("TestResults", "jupyter-notebook")).FullName;

    public async Task OpenAsync(string address)
    {
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("() => window.Jupyter?.notebook?.kernel?.is_connected() && Jupyter.notebook._fully_loaded");
    }

    /// <summary>The name of the kernel that the page has chosen.</summary>
    public Task<string> KernelNameAsync() => page.InnerTextAsync(".kernel_indicator_name");

    public Task<int> CellCountAsync() => page.Locator(".cell").CountAsync();

    /// <summary>Runs the selected cell and selects the next.</summary>
    public async Task RunCellAsync()
    {
        await page.Keyboard.PressAsync("Shift+Enter");
        await WaitUntilIdleAsync();
    }

    /// <summary>Selects the cell that contains a text.</summary>
    public async Task SelectCellAsync(string text)
    {
        await page.Locator(".code_cell", new() { HasText = text }).First.Locator(".input_prompt").ClickAsync();
    }

    /// <summary>Replaces the text of the selected cell.</summary>
    public async Task WriteAsync(string code)
    {
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(code);
    }

    /// <summary>Creates a cell with a text below the selected one.</summary>
    public async Task AddCellAsync(string code)
    {
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("b");
        await WriteAsync(code);
    }

    /// <summary>Runs the selected cell, and interrupts it once it runs.</summary>
    public async Task RunAndInterruptAsync()
    {
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Locator(".code_cell.running").WaitForAsync();
        await page.Keyboard.PressAsync("i");
        await page.Keyboard.PressAsync("i");
        await WaitUntilIdleAsync();
    }

    public async Task DeleteCellAsync()
    {
        await page.Keyboard.PressAsync("d");
        await page.Keyboard.PressAsync("d");
    }

    public async Task RestartAndRunAllAsync()
    {
        await page.ClickAsync("#kernellink");
        await page.ClickAsync("#restart_run_all");
        await page.ClickAsync(".modal-dialog .btn-danger");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.code_cell .output .output_area').length == 0");
        await page.WaitForFunctionAsync(
            "() => Jupyter.notebook.get_cells().filter(cell => cell.cell_type == 'code' && cell.get_text()).every(cell => cell.input_prompt_number > 0)");
        await WaitUntilIdleAsync();
    }

    /// <summary>Removes all outputs, as <em>Cell → All Output → Clear</em> does, and saves.</summary>
    public Task ClearAndSaveAsync() => page.EvaluateAsync("async () => { Jupyter.notebook.clear_all_output(); await Jupyter.notebook.save_notebook(); }");

    /// <summary>Waits until the outputs contain at least this many elements of a kind.</summary>
    public Task ShouldShowAsync(int least, string selector) =>
        Assertions.Expect(Outputs(selector).Nth(least - 1)).ToBeAttachedAsync(new() { Timeout = PatienceForOutput });

    /// <summary>Waits until the outputs contain no elements of a kind.</summary>
    public Task ShouldNotShowAsync(string selector) => Assertions.Expect(Outputs(selector)).ToHaveCountAsync(0, new() { Timeout = PatienceForOutput });

    /// <summary>Waits until a cell's output has a text.</summary>
    public Task ShouldSayAsync(string cellWithText, string text) =>
        Assertions.Expect(OutputOf(cellWithText)).ToContainTextAsync(text, new() { Timeout = PatienceForOutput });

    /// <summary>The current output of a cell, as text.</summary>
    public Task<string> OutputAsync(string cellWithText) => OutputOf(cellWithText).InnerTextAsync();

    /// <summary>Saves a picture of a cell with the test's results.</summary>
    public Task PhotographAsync(string name, string cellWithText) =>
        page.Locator(".code_cell", new() { HasText = cellWithText }).First.ScreenshotAsync(new() { Path = Path.Combine(_pictures, $"{name}.png") });

    private ILocator Outputs(string selector) => page.Locator($".output_area {selector}");

    private ILocator OutputOf(string cellWithText) => page.Locator(".code_cell", new() { HasText = cellWithText }).First.Locator(".output");

    private async Task WaitUntilIdleAsync() => await page.WaitForFunctionAsync("() => document.querySelectorAll('.code_cell.running').length == 0");
}
