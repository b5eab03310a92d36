namespace PodLab.Setup.StandaloneNode;

/// <summary>The pod network: a bridge on the node, a veth pair for each pod, addresses from one small range.</summary>
internal static class CniConfiguration
{
    public const string FileName = "10-podlab.conflist";

    public const string Conflist = """
        {
          "cniVersion": "0.4.0",
          "name": "podlab",
          "plugins": [
            {
              "type": "bridge",
              "bridge": "cni0",
              "isGateway": true,
              "ipMasq": false,
              "hairpinMode": true,
              "ipam": {
                "type": "host-local",
                "dataDir": "/run/podlab/ipam",
                "ranges": [[{ "subnet": "10.244.1.0/24" }]],
                "routes": [{ "dst": "0.0.0.0/0" }]
              }
            }
          ]
        }
        """;
}
