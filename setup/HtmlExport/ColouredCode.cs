using System.Text;

namespace PodLab.Setup.HtmlExport;

/// <summary>C# source as HTML whose text is exactly the source.</summary>
internal static class ColouredCode
{
    public static string Render(string source)
    {
        var html = new StringBuilder();
        foreach (var (kind, text) in CSharpLexer.Read(source))
        {
            var name = ClassOf(kind);
            html.Append(name is null ? Html.Encode(text) : $"<span class=\"{name}\">{Html.Encode(text)}</span>");
        }

        return html.ToString();
    }

    private static string? ClassOf(CodeKind kind) => kind switch
    {
        CodeKind.Keyword => "k",
        CodeKind.Text => "s",
        CodeKind.Comment => "c",
        CodeKind.Number => "n",
        CodeKind.Directive => "d",
        _ => null,
    };
}
