namespace PodLab.Setup.Export;

/// <summary>The files are in folders on the host whose names contain versions.</summary>
/// <param name="kernel">The kernel's folder as the page names it: <c>files/kernel-0123456789ab/</c>.</param>
/// <param name="dotnet">The folder of .NET.</param>
/// <param name="lesson">The lesson's folder.</param>
internal sealed class FilesOnHost(string kernel, string dotnet, string lesson) : LessonFiles
{
    public override string ScriptSource => "'self'";

    /// <summary>Requests reach only the site itself.</summary>
    public override IReadOnlyList<string> OtherSources => [.. base.OtherSources, "connect-src 'self'", "frame-src 'self'"];

    public override string Attributes => $"data-kernel=\"{HtmlText.Encode(kernel)}\" data-dotnet=\"{HtmlText.Encode(dotnet)}\" data-lesson=\"{HtmlText.Encode(lesson)}\"";

    public override string Preparation => OfflineFiles.Starter;

    public override string Script => "new URL(`${bar.dataset.kernel}files.js`, location)";

    public override string Render() => "";
}
