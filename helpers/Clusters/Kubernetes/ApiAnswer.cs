using System.Net;

namespace PodLab.Clusters.Kubernetes;

/// <summary>What the API server answered to a request that succeeded.</summary>
/// <param name="Status">200, or 201 where something was made.</param>
/// <param name="Body">The object, or list of objects.</param>
internal sealed record ApiAnswer(HttpStatusCode Status, JsonObject Body);
