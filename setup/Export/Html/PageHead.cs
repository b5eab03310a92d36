namespace PodLab.Setup.Export;

/// <summary>The beginning of every page: its policy, its title and the style.</summary>
internal static class PageHead
{
    private static readonly Lazy<string> _style = new(() => Resources.Text("page.css"));

    /// <summary>From the first line to the end of the head.</summary>
    /// <param name="title">The title, encoded.</param>
    /// <param name="sources">The sources that the page may use, as directives of the content security policy: <c>img-src data:</c>.</param>
    public static string Render(string title, params IEnumerable<string> sources) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{string.Join("; ", ["default-src 'none'", .. sources, "base-uri 'none'", "form-action 'none'"])}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>{title} · PodLab</title>
        <style>
        {_style.Value}</style>
        </head>
        """;
}
