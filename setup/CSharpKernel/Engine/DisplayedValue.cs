namespace PodLab.CSharpKernel.Engine;

/// <summary>Something that a cell showed and can replace in the same place.</summary>
public sealed class DisplayedValue
{
    private readonly string _id = NewId();
    private readonly string[] _mimeTypes;

    private DisplayedValue(string[] mimeTypes) => _mimeTypes = mimeTypes;

    /// <summary>Shows another value in place of this one.</summary>
    /// <param name="updatedValue">The new value.</param>
    public void Update(object? updatedValue)
    {
        CurrentCell.ThrowIfInterrupted();
        CurrentCell.Output?.Update(MimeBundle.Of(updatedValue, _mimeTypes), _id);
    }

    internal static string NewId() => Guid.NewGuid().ToString("n");

    internal static DisplayedValue Show(object? value, params string[] mimeTypes)
    {
        CurrentCell.ThrowIfInterrupted();
        var displayed = new DisplayedValue(mimeTypes);
        CurrentCell.Output?.Display(MimeBundle.Of(value, mimeTypes), displayed._id);
        return displayed;
    }

    internal static DisplayedValue ShowText(string text, string mimeType)
    {
        CurrentCell.ThrowIfInterrupted();
        var displayed = new DisplayedValue([mimeType]);
        CurrentCell.Output?.Display(MimeBundle.OfText(text, mimeType), displayed._id);
        return displayed;
    }
}
