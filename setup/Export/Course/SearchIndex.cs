using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PodLab.Setup.Export;

/// <summary>The searchable text: everything under each heading of each page, with the code, without outputs.</summary>
internal sealed class SearchIndex
{
    private readonly JsonArray _sections = [];

    /// <summary>Adds a page's sections.</summary>
    /// <param name="page">The page's file.</param>
    /// <param name="html">The page.</param>
    public void Add(string page, string html)
    {
        var (anchor, title, text) = ("", "", new StringBuilder());
        var main = new HtmlParser().ParseDocument(html).QuerySelector("main")!;
        foreach (var part in main.QuerySelectorAll("section.text > *, section.code > .in > pre"))
        {
            if (part.LocalName is ['h', >= '1' and <= '6'])
            {
                Keep();
                (anchor, title) = (part.Id ?? "", part.TextContent.Trim());
                text.Clear();
            }
            else
            {
                text.Append(part.TextContent).Append(' ');
            }
        }

        Keep();

        void Keep()
        {
            if (title.Length > 0)
            {
                _sections.Add(new JsonArray(page, anchor, title, string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
            }
        }
    }

    /// <summary>The sections as JSON, an array of page, anchor, heading, and text for each.</summary>
    public string ToJson() => _sections.ToJsonString();
}
