namespace PodLab.Anatomy;

/// <summary>What a container is, in words for tables and pictures.</summary>
internal static class ContainerRoleWords
{
    extension(ContainerRole role)
    {
        /// <summary>"container made by the runtime", "init container": as the Kubernetes documentation names them.</summary>
        public string Title => role switch
        {
            ContainerRole.Pause => "container made by the runtime",
            ContainerRole.Init => "init container",
            ContainerRole.Sidecar => "sidecar container",
            ContainerRole.Ephemeral => "ephemeral container",
            _ => "container",
        };

        public string Describe(int restarts) => restarts switch
        {
            0 => role.Title,
            1 => $"{role.Title}, restarted once",
            _ => $"{role.Title}, restarted {restarts} times",
        };
    }
}
