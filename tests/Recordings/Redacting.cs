using System.Reflection;
using System.Text.RegularExpressions;
using k8s;
using PodLab.Recordings;

namespace PodLab.Tests.Recordings;

/// <summary>Markers are put in the places of secrets; no recorded text may contain them.</summary>
public sealed class Redacting
{
    private const string Marker = "s3cr3tMARKERxyz";

    public static TheoryData<string> Texts =>
    [
        $"PATH=/bin\nMY_PASSWORD={Marker}\nother={Marker}\n",
        $"PATH=/bin\0DATABASE_URL={Marker} and more\0",
        $"    1     0 /app --token={Marker} --verbose",
        $"    1     0 /app --db-password {Marker} --verbose",
        $"    1     0 env API_KEY={Marker} /app",
        $"    1     0 env AB=\"x\"{Marker} /app",
        $"    1     0 env AB='x'\"y\"{Marker}'z' /app",
        $"PATH=/bin\0token=\"x\"{Marker}\0AB=x'{Marker}'\0",
        $"    1     0 /app --password='x'{Marker} --token \"x\"'{Marker}'",
        $"curl -H 'Authorization: Bearer {Marker}' https://example.org",
        $"https://user:{Marker}@example.org/path",
        $"    server: https://{Marker}.example.org:6443",
        $"/usr/bin/kubelet --server={Marker}.eks.example.org --v=2",
        $"dial tcp: connecting to https://{Marker}:6443/api: refused",
        $"    client-key-data: {Marker}",
        $"    client-certificate-data: \"{Marker}\"",
        $"    token: {Marker}",
        $"    password: '{Marker}'",
        $"-----BEGIN CERTIFICATE-----\nMIIB{Marker}\n-----END CERTIFICATE-----",
        $"-----BEGIN RSA PRIVATE KEY-----\n{Marker} cut off",
        $"eyJhbGciOiJSUzI1NiJ9.eyJ{Marker}.{Marker}",
        $$$$$"""{"info":{"config":{"envs":[{"key":"A","value":"{{{{{Marker}}}}}"}]},"runtimeSpec":{"process":{"env":["A={{{{{Marker}}}}}"],"args":["x","--token","{{{{{Marker}}}}}"]}}}}""",
        $$$"""{"a":1}{"kind":"Secret","data":{"x":"{{{Marker}}}"}}""",
        $$$$"""{"users":[{"user":{"client-key-data":"{{{{Marker}}}}","token":"{{{{Marker}}}}"}}]}""",
        $$$"""{"nested":"{\"env\":{\"X\":\"{{{Marker}}}\"}}"}""",
        $$$$"""{"auths":{"registry":{"auth":"{{{{Marker}}}}"}}}""",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Takes_secrets_out_of_what_commands_print(string text)
    {
        var redacted = Redaction.OfText(text);

        redacted.ShouldNotContain(Marker);
        redacted.ShouldContain(Redaction.Mark);
        Redaction.OfText(redacted).ShouldBe(redacted, "redacting twice changes nothing more");
    }

    [Theory]
    [InlineData("env", "TOKEN=" + Marker, "sh")]
    [InlineData("curl", "--password", Marker)]
    [InlineData("curl", "--header", "Authorization: Bearer " + Marker)]
    [InlineData("kubectl", "--token=" + Marker, "get")]
    [InlineData("sh", "-c", "export KEY_FILE='" + Marker + "'; run")]
    public void Takes_secrets_out_of_commands(params string[] argv) => string.Join(' ', AnsweredNode.OfCommand("node", argv).Words).ShouldNotContain(Marker);

    [Fact]
    public void A_pod_loses_the_values_of_its_variables_and_what_managers_wrote_but_stays_a_pod()
    {
        var pod = KubernetesJson.Deserialize<V1Pod>($$$$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"env\":\"{{{{{Marker}}}}}\"}"},
             "managedFields":[{"manager":"{{{{{Marker}}}}}","operation":"Apply"}]},
             "spec":{"containers":[{"name":"c","command":["app"],"args":["--password","{{{{{Marker}}}}}"],"env":[{"name":"A","value":"{{{{{Marker}}}}}"},{"name":"B","valueFrom":{"fieldRef":{"fieldPath":"status.podIP"}}}]}],
             "volumes":[{"name":"v","projected":{"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}}]}}]},"status":{"podIP":"10.244.1.2"}}
            """);

        var kept = Redaction.OfJson(JsonNode.Parse(KubernetesJson.Serialize(pod)))!.ToJsonString();

        kept.ShouldNotContain(Marker);
        var again = KubernetesJson.Deserialize<V1Pod>(kept);
        again.Spec.Containers[0].Env.Select(variable => variable.Value).ShouldBe([Redaction.Mark, null]);
        again.Spec.Containers[0].Env[1].ValueFrom.FieldRef.FieldPath.ShouldBe("status.podIP");
        again.Spec.Volumes[0].Projected.Sources[0].ServiceAccountToken.ExpirationSeconds.ShouldBe(3607);
        again.Status.PodIP.ShouldBe("10.244.1.2");
        again.Metadata.ManagedFields.ShouldBeNull();
    }

    [Fact]
    public void A_manifest_is_the_same_question_whatever_its_secrets_comments_and_line_endings_are()
    {
        static Question Ask(string value, string comment) => Question.OfManifest(
            $"apiVersion: v1\nkind: Pod # {comment}\nmetadata: {{ name: p }}\nspec:\n  containers:\n  - name: c\n    image: i\n    env: [{{ name: A, value: \"{value}\" }}]\n", "dev");

        var asked = Ask(Marker, "one");

        string.Join(' ', asked.Words).ShouldNotContain(Marker);
        Ask("another", "two").Key.ShouldBe(asked.Key);
        Question.OfManifest("apiVersion: v1\r\nkind: Pod\r\nmetadata: { name: other }\r\nspec: { containers: [{ name: c, image: i }] }", "dev").Key.ShouldNotBe(asked.Key);
    }

    [Theory]
    [InlineData("      1       0 /usr/bin/catatonit -- /bin/sh /run/podlab/node-init.sh")]
    [InlineData("   1403    1399 /usr/bin/kubelet --config=/var/lib/kubelet/config.yaml --container-runtime-endpoint=unix:///run/containerd/containerd.sock")]
    [InlineData("/proc/1/ns/net net:[4026532822]\n/proc/1/status:NSpid:\t1\t1\n")]
    [InlineData("LISTEN 0 4096 127.0.0.1:9081 0.0.0.0:*")]
    [InlineData("--etcd-servers=https://127.0.0.1:2379 --feature-gates=Foo=true")]
    [InlineData("""{"namespaces": [ {"ns":4026531834, "type":"time", "command":"php -S 127.0.0.1:9081"} ]}""")]
    public void What_lessons_are_about_stays_as_the_node_said_it(string text) => Redaction.OfText(text).ShouldBe(text);

    [Fact]
    public void Every_pattern_is_matched_in_time_linear_in_the_text()
    {
        var patterns = typeof(Redaction).Assembly.GetTypes().Where(type => type.Namespace == typeof(Redaction).Namespace)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(Regex)).ToList();

        patterns.Count.ShouldBeGreaterThan(10);
        patterns.ShouldAllBe(field => ((Regex)field.GetValue(null)!).Options.HasFlag(RegexOptions.NonBacktracking));
        foreach (var file in Directory.EnumerateFiles(Repository.Path("helpers", "Recordings"), "*.cs"))
        {
            // A generated expression backtracks, and so does one in a static method of Regex.
            var source = File.ReadAllText(file);
            source.ShouldNotContain("GeneratedRegex", customMessage: file);
            Regex.Count(source, @"\bRegex\.[A-Z]").ShouldBe(0, file);
        }
    }

    [Theory]
    [InlineData("a.")]
    [InlineData("-")]
    [InlineData("--token")]
    [InlineData("A_")]
    [InlineData("1.1.1.1.")]
    [InlineData("https://")]
    public void A_megabyte_of_anything_is_redacted(string piece)
    {
        var much = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        var redacted = Redaction.OfText($"{much}\n--password {Marker}\n{much}\nAPI={Marker}\n");

        redacted.Contains(Marker, StringComparison.Ordinal).ShouldBeFalse();
        redacted.Contains($"\n--password {Redaction.Mark}\n", StringComparison.Ordinal).ShouldBeTrue();
    }

    // As a page in a browser matches them.
    [Fact]
    public void The_patterns_match_the_same_without_automata()
    {
        string[] pieces =
        [
            .. Texts.Select(row => row.Data), .. Texts.SelectMany(row => row.Data.Split(' ')),
            "a-", "--token", "x=", "://", ":6443", "eyJaaaaa.", "1.1.1.1", "A_", "\0", "\n", " ",
        ];
        Regex[] patterns = [.. typeof(RedactionPatterns).GetFields().Select(field => field.GetValue(null)).OfType<Regex>()];
        patterns.Length.ShouldBeGreaterThan(10);
        Gen.OneOf(pieces).Array[1, 5].Select(string.Concat).Sample(text =>
        {
            foreach (var pattern in patterns)
            {
                new Regex(pattern.ToString(), pattern.Options & ~RegexOptions.NonBacktracking).Replace(text, "<$1|$2|$0>").ShouldBe(pattern.Replace(text, "<$1|$2|$0>"), $"{pattern} in {text}");
            }
        });
    }

    [Fact]
    public void Any_text_can_be_redacted_even_a_long_and_hostile_one()
    {
        Gen.String.Sample(text => Redaction.OfText(Redaction.OfText(text)).ShouldBe(Redaction.OfText(text)));
        foreach (var piece in new[] { "a-", "{\"a\":", "--token", "x=", "://", "-----BEGIN A-----", "eyJaaaaa.", "1.1.1.1", "A_", "\0a=" })
        {
            Redaction.OfText(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length))).ShouldNotBeNull();
        }
    }
}
