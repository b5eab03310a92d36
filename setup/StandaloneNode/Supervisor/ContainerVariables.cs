using k8s.Models;

namespace PodLab.Setup.StandaloneNode.Supervisor;

/// <summary>A container's environment variables, with references and fields of the pod filled in.</summary>
internal static class ContainerVariables
{
    public static IReadOnlyDictionary<string, string> Of(V1Pod pod, V1Container container, ContainerSurroundings surroundings)
    {
        var variables = new Dictionary<string, string>();
        foreach (var variable in container.Env ?? [])
        {
            variables[variable.Name] = variable.ValueFrom?.FieldRef is { } field
                ? FieldOf(pod, field.FieldPath, surroundings)
                : VariableReferences.Expand(variable.Value ?? "", variables);
        }

        return variables;
    }

    private static string FieldOf(V1Pod pod, string path, ContainerSurroundings surroundings) => path switch
    {
        "metadata.name" => pod.Metadata.Name,
        "metadata.namespace" => pod.Metadata.NamespaceProperty,
        "metadata.uid" => pod.Metadata.Uid,
        "spec.nodeName" => surroundings.NodeName,
        "spec.serviceAccountName" => pod.Spec.ServiceAccountName ?? "",
        "status.hostIP" => surroundings.HostIP ?? "",
        "status.podIP" => surroundings.PodIP ?? "",
        _ => "",
    };
}
