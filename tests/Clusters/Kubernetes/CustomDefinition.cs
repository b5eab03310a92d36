using k8s;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>A kind <c>Lesson</c> that the API server has as long as this object exists.</summary>
internal sealed class CustomDefinition(ApiServer server, string group) : IAsyncDisposable
{
    public static async Task<CustomDefinition> MakeAsync(ApiServer server, string group)
    {
        var body = JsonNode.Parse("""
            {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "lessons.GROUP"},
             "spec": {"group": "GROUP", "scope": "Namespaced", "names": {"plural": "lessons", "kind": "Lesson", "listKind": "LessonList", "singular": "lesson"},
              "versions": [{"name": "v1", "served": true, "storage": true, "schema": {"openAPIV3Schema": {"type": "object",
                "properties": {"spec": {"type": "object", "required": ["minutes"], "properties": {"minutes": {"type": "integer", "maximum": 90}}}}}}}]}}
            """.Replace("GROUP", group, StringComparison.Ordinal))!;
        await server.SendAsync("define lessons", HttpMethod.Post, "apis/apiextensions.k8s.io/v1/customresourcedefinitions", ApiServer.Json(body), TestContext.Current.CancellationToken);
        var definition = new CustomDefinition(server, group);
        while (await new ResourceCatalog(server).FindAsync($"{group}/v1", "Lesson", TestContext.Current.CancellationToken) is null)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return definition;
    }

    public async ValueTask DisposeAsync() => await server.AskAsync(
        "delete the definition of lessons",
        (client, stop) => client.ApiextensionsV1.DeleteCustomResourceDefinitionAsync($"lessons.{group}", cancellationToken: stop),
        CancellationToken.None);
}
