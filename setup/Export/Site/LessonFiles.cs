namespace PodLab.Setup.Export;

/// <summary>Where a page that runs finds its files (<c>files.js</c>), and what its content security policy allows for that.</summary>
internal abstract class LessonFiles
{
    /// <summary>The sources of scripts that the policy allows, besides WebAssembly and the page's own starter.</summary>
    public abstract string ScriptSource { get; }

    /// <summary>The policy's directives besides <c>script-src</c>. The worker comes from a <c>blob:</c>, so that the policy applies to it, and to the
    /// cells in it.</summary>
    public virtual IReadOnlyList<string> OtherSources { get; } = ["worker-src blob:"];

    /// <summary>The attributes of the lesson's bar that name the places of the files.</summary>
    public abstract string Attributes { get; }

    /// <summary>The starter's first lines of JavaScript, before it loads anything.</summary>
    public abstract string Preparation { get; }

    /// <summary>The address of <c>files.js</c>: an expression in JavaScript.</summary>
    public abstract string Script { get; }

    /// <summary>The files in the page, for the page's end; empty if they are elsewhere.</summary>
    public abstract string Render();
}
