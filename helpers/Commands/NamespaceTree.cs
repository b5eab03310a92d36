using PodLab.Rendering.Drawings;

namespace PodLab.Commands;

/// <summary>
/// The nesting of a node's Linux namespaces. A pid namespace sees the processes of the namespaces inside it; a user namespace owns what was created
/// in it. The other six types don't nest; they only have an owner.
/// (<see href="https://man7.org/linux/man-pages/man7/pid_namespaces.7.html">pid_namespaces(7)</see>,
/// <see href="https://man7.org/linux/man-pages/man7/user_namespaces.7.html">user_namespaces(7)</see>.) It's displayed as its drawing.
/// </summary>
[TypeFormatterSource(typeof(DisplayableFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Text, MimeTypes.DarkDrawing])]
public sealed class NamespaceTree : Displayable
{
    private readonly string? _terminalLine;

    internal NamespaceTree(string node, IReadOnlyList<NestedNamespace> namespaces, string? terminalLine) =>
        (Node, Namespaces, _terminalLine) = (node, namespaces, terminalLine);

    /// <summary>The node's name.</summary>
    public string Node { get; }

    /// <summary>All namespaces of the node, in lsns's order.</summary>
    public IReadOnlyList<NestedNamespace> Namespaces { get; }

    /// <summary>The namespaces of a type that aren't nested in any visible one: the top of that type's tree.</summary>
    /// <param name="type">Pid or user.</param>
    public IReadOnlyList<NestedNamespace> Roots(NamespaceType type)
    {
        var seen = Namespaces.Select(entry => entry.Row.Namespace).ToHashSet();
        return [.. Namespaces.Where(entry => entry.Row.Namespace.Type == type && !(entry.Parent.Namespace is { } parent && seen.Contains(parent)))];
    }

    /// <summary>The namespaces nested in that one.</summary>
    /// <param name="parent">A pid or user namespace.</param>
    public IReadOnlyList<NestedNamespace> Children(LinuxNamespace parent) => [.. Namespaces.Where(entry => entry.Parent.Namespace == parent)];

    /// <summary>The namespaces that a user namespace owns.</summary>
    /// <param name="user">A user namespace.</param>
    public IReadOnlyList<NestedNamespace> OwnedBy(LinuxNamespace user) => [.. Namespaces.Where(entry => entry.Owner.Namespace == user)];

    /// <summary>One row per namespace, with its parent and its owner, or why they aren't visible.</summary>
    public Table<NestedNamespace> Table() => new($"How the Linux namespaces of node {Node} nest", TableColumns, Namespaces, _terminalLine) { Gap = 1 };

    /// <summary>The trees of pid and of user namespaces as a picture.</summary>
    public Drawing Drawing() => NamespaceTreeDrawing.Of(this);

    /// <inheritdoc/>
    public override string ToHtml() => Drawing().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Drawing().ToString();

    internal override string? ToExtra(string mimeType) => Drawing().ToExtra(mimeType);

    private static readonly Column<NestedNamespace>[] TableColumns =
    [
        new("NS", entry => entry.Row.Namespace.Inode.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        new("TYPE", entry => entry.Row.Type),
        new("NPROCS", entry => entry.Row.ProcessCount.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        new("PID", entry => entry.Row.Pid?.ToString(CultureInfo.InvariantCulture) ?? "", IsNumber: true),
        new("PARENT", entry => entry.Parent.Words),
        new("OWNER", entry => entry.Owner.Words),
        new("USER", entry => entry.Row.User),
        new("COMMAND", entry => entry.Row.Command),
    ];
}
