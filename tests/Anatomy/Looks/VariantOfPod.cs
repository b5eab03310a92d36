namespace PodLab.Tests.Anatomy.Looks;

/// <summary>A pod that differs from an ordinary one in one field, as lesson 09's pods do.</summary>
/// <param name="Field">The field's name; <c>none</c> for the ordinary pod.</param>
/// <param name="Line">A line of the pod's specification.</param>
/// <param name="OfContainer">A field of its container, after a comma.</param>
/// <param name="Beginnings">The beginnings of the sentences that a look at it tells.</param>
internal sealed record VariantOfPod(string Field, string Line, string OfContainer, params string[] Beginnings)
{
    public static IReadOnlyList<VariantOfPod> All { get; } =
    [
        new("none", "", ""),
        new("shareProcessNamespace", "shareProcessNamespace: true", "",
            "It asks for one pid namespace", "Processes of pause and demox are in one pid namespace"),
        new("hostNetwork", "hostNetwork: true", "",
            "It asks for the node's network", "2 of its 2 processes are in the node's net", "2 of its 2 processes are in the node's uts"),
        new("hostPID", "hostPID: true", "", "It asks for the node's pid namespace", "2 of its 2 processes are in the node's pid"),
        new("hostIPC", "hostIPC: true", "", "It asks for the node's ipc namespace", "2 of its 2 processes are in the node's ipc"),
        new("privileged", "", ", securityContext: { privileged: true }", "Container demox asks to be privileged"),
        new("runAsUser", "", ", securityContext: { runAsUser: 65534 }"),
        new("restartPolicy", "initContainers: [{ name: demos, image: \"demo:1.0.0\", command: [sleep, infinity], restartPolicy: Always }]", ""),
    ];

    /// <summary>The pod's name.</summary>
    public string Name => $"look-{Field.ToLowerInvariant()}";

    public string Manifest => $$"""
        apiVersion: v1
        kind: Pod
        metadata: { name: {{Name}}, namespace: dev }
        spec:
          {{Line}}
          terminationGracePeriodSeconds: 1
          containers:
          - { name: demox, image: "demo:1.0.0", command: [php], args: [-S, "127.0.0.1:9381"]{{OfContainer}} }
        """;

    /// <summary>The sentences of a look, each shortened to its expected beginning if it has one.</summary>
    public IEnumerable<string> BeginningsOf(PodLook look) => look.Unusual.Select(remark => remark.Sentence)
        .Select(sentence => Beginnings.FirstOrDefault(start => sentence.StartsWith(start, StringComparison.Ordinal)) ?? sentence);
}
