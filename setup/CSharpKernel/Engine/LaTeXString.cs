using Microsoft.DotNet.Interactive.Formatting;

namespace PodLab.CSharpKernel.Engine;

/// <summary>A formula in LaTeX, which front ends typeset: <c>new LaTeXString(@"e^{i\pi}+1=0")</c>. The name is .NET Interactive's.</summary>
/// <param name="value">The formula, without dollar signs.</param>
[TypeFormatterSource(typeof(LaTeXFormatterSource), PreferredMimeTypes = [MimeType, "text/plain"])]
public sealed class LaTeXString(string value)
{
    internal const string MimeType = "text/latex";

    /// <summary>Converts a text that contains a formula.</summary>
    public static implicit operator LaTeXString(string value) => new(value);

    /// <summary>The formula.</summary>
    public override string ToString() => value;
}

/// <summary>Provides the formatters of a formula to the library.</summary>
internal sealed class LaTeXFormatterSource : ITypeFormatterSource
{
    public IEnumerable<ITypeFormatter> CreateTypeFormatters() => [new LaTeXFormatter(LaTeXString.MimeType, "$$"), new LaTeXFormatter("text/plain", "")];
}

/// <summary>One form of a formula.</summary>
internal sealed class LaTeXFormatter(string mimeType, string delimiter) : ITypeFormatter
{
    public string MimeType { get; } = mimeType;

    public Type Type => typeof(LaTeXString);

    public bool Format(object instance, FormatContext context)
    {
        context.Writer.Write($"{delimiter}{instance}{delimiter}");
        return true;
    }
}
