namespace PodLab.CSharpKernel.Engine;

/// <summary>The output of the cell in whose flow of control the caller is, also from tasks that the cell has started: where <c>display(x)</c> and the console go.</summary>
internal static class CurrentCell
{
    private static readonly AsyncLocal<ICellOutput?> _output = new();

    /// <summary>Null where no cell runs: what nobody runs for is dropped.</summary>
    public static ICellOutput? Output
    {
        get => _output.Value;
        set => _output.Value = value;
    }

    public static void Show(object? value) => Output?.Display(MimeBundle.Of(value));

    public static void Show(string text, string mimeType) => Output?.Display(MimeBundle.OfText(text, mimeType));
}
