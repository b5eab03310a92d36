using System.Net;
using PodLab.Clusters.Kubernetes.Apply;
using PodLab.Manifests;

namespace PodLab.Tests.Clusters.Kubernetes;

/// <summary>Answers that a cluster gives only if it has policies for them.</summary>
public sealed class ExplainingRefusals
{
    private const string Manifest = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {b: c}";
    private const string Denied = "ValidatingAdmissionPolicy 'tidy' with binding 'tidy' denied request: no ConfigMap may be called a";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_policys_denial_is_about_no_field_and_told_in_its_words(string? field)
    {
        var told = Explain(HttpStatusCode.UnprocessableEntity, new V1StatusCause { Field = field, Message = Denied });

        told.Message.ShouldBe($"The API server rejects the ConfigMap \"a\" (line 1 of the manifest):\n{Denied}.");
    }

    [Fact]
    public void Beside_it_a_field_keeps_its_place()
    {
        var told = Explain(
            HttpStatusCode.UnprocessableEntity,
            new V1StatusCause { Message = Denied }, new V1StatusCause { Field = "data.b", Message = "Too long" }, new V1StatusCause { Reason = "FieldValueInvalid" });

        told.Message.ShouldEndWith($":\n{Denied}.\nThe manifest, line 4, column 11, field data.b: Too long.\nFieldValueInvalid.");
    }

    private static PodLabException Explain(HttpStatusCode status, params V1StatusCause[] causes)
    {
        using var kubeconfig = new TemporaryKubeconfig("http://127.0.0.1:1", "token: t");
        using var server = kubeconfig.Context.Connect();
        var document = ManifestReader.Read(Manifest)[0];
        var wanted = new WantedObject(
            document, new ResourceKind("v1", "ConfigMap", "configmaps", IsNamespaced: true), "dev", "a", PlainObject.Read(document));
        var details = new V1Status { Message = Denied, Reason = "Invalid", Details = new V1StatusDetails { Causes = causes } };
        return new ApplyRefusal(wanted, server).Explain(new ApiException("refused", status, details), []);
    }
}
