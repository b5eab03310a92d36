namespace PodLab.CSharpKernel.Engine;

/// <summary>Where <c>display(x)</c> goes: to the output of the cell that calls it, also from tasks it has started.</summary>
internal static class CellDisplay
{
    private static readonly AsyncLocal<ICellOutput?> _current = new();

    public static void To(ICellOutput output) => _current.Value = output;

    public static void Show(object? value) => _current.Value?.Display(MimeBundle.Of(value));

    public static void Show(string text, string mimeType) => _current.Value?.Display(MimeBundle.OfText(text, mimeType));
}
